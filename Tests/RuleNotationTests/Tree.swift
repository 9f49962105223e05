import RuleNotation
import Yams

/// A tree of texts, whoever read it.
indirect enum Tree: Equatable {
  case text(String)
  case list([Tree])
  case map([Pair])

  struct Pair: Equatable {
    var key: Tree
    var value: Tree
  }

  init(_ node: RuleNotation.Node) {
    switch node.content {
    case .scalar(let text): self = .text(text)
    case .sequence(let items): self = .list(items.map(Tree.init))
    case .mapping(let entries): self = .map(entries.map { Pair(key: Tree($0.key), value: Tree($0.value)) })
    }
  }

  /// What Yams read; nil for an alias.
  init?(_ node: Yams.Node) {
    switch node {
    case .scalar(let scalar): self = .text(scalar.string)
    case .sequence(let items):
      let trees = items.map { Tree($0) }
      guard !trees.contains(nil) else { return nil }
      self = .list(trees.compactMap(\.self))
    case .mapping(let entries):
      var pairs: [Pair] = []
      for (key, value) in entries {
        guard let key = Tree(key), let value = Tree(value) else { return nil }
        pairs.append(Pair(key: key, value: value))
      }
      self = .map(pairs)
    case .alias: return nil
    }
  }

  static func == (left: Tree, right: Tree) -> Bool {
    switch (left, right) {
    case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
    case (.list(let left), .list(let right)): left == right
    case (.map(let left), .map(let right)): left == right
    default: false
    }
  }
}
