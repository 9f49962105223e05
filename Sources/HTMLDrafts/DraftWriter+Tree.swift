import Drafts

/// Which end tags and which implied ends close what, after the tree construction of the HTML Standard.
extension DraftWriter {
  // MARK: - Implied ends

  /// Closes what a start tag ends by itself, such as the `li` before it.
  mutating func closeImplied(by tag: Tag, traits: TagTraits) {
    let offset = tag.range.lowerBound
    switch tag.name {
    case .li: closeItem(at: offset) { $0 == .li }
    case .dd, .dt: closeItem(at: offset) { $0 == .dd || $0 == .dt }
    case .a:
      if isOpen(.a), let index = indexOfOpen(.a, barrier: .scope) {
        closeFormatting(index, outerEnd: offset, innerEnd: offset)
      }
    case .button:
      if isOpen(.button), let index = indexOfOpen(.button, barrier: .scope) { popAll(through: index, at: offset) }
    case .option, .optgroup:
      if stack.last?.name == .option { popOpen(at: offset) }
      if tag.name == .optgroup, stack.last?.name == .optgroup { popOpen(at: offset) }
    case .td, .th: closeTableParts(at: offset) { $0 == .td || $0 == .th || $0 == .caption }
    case .tr: closeTableParts(at: offset) { $0 == .td || $0 == .th || $0 == .tr || $0 == .caption || $0 == .colgroup }
    case .tbody, .thead, .tfoot, .caption, .colgroup: closeTableParts(at: offset) { $0 != .table }
    default: break
    }
    if traits.contains(.closesParagraph) { closeParagraph(at: offset) }
    if traits.contains(.heading), stack.last?.traits.contains(.heading) == true { popOpen(at: offset) }
  }

  private mutating func closeParagraph(at offset: Int) {
    guard isOpen(.p) else { return }
    if let index = indexOfParagraph() { popAll(through: index, at: offset) }
  }

  private func indexOfParagraph() -> Int? {
    for index in stack.indices.reversed() {
      if stack[index].name == .p { return index }
      if stack[index].traits.contains(.scope) || stack[index].name == .button { return nil }
    }
    return nil
  }

  private mutating func closeItem(at offset: Int, where isItem: (TagName) -> Bool) {
    for index in stack.indices.reversed() {
      let element = stack[index]
      if isItem(element.name) {
        popAll(through: index, at: offset)
        return
      }
      let isOpaque = element.traits.contains(.special)
      if isOpaque, element.name != .address, element.name != .div, element.name != .p { return }
    }
  }

  /// Closes the outermost part of the innermost table that `isEnded` names, with all inside.
  private mutating func closeTableParts(at offset: Int, where isEnded: (TagName) -> Bool) {
    guard isOpen(.table) else { return }
    var outermost: Int?
    for index in stack.indices.reversed() {
      let name = stack[index].name
      if name == .table || name == .template { break }
      if Self.isTablePart(name), isEnded(name) { outermost = index }
    }
    if let outermost { popAll(through: outermost, at: offset) }
  }

  private static func isTablePart(_ name: TagName) -> Bool {
    switch name {
    case .caption, .colgroup, .tbody, .thead, .tfoot, .tr, .td, .th: true
    default: false
    }
  }

  /// Closes the `svg` or `math` around a tag that belongs to HTML.
  mutating func closeForeign(at offset: Int) {
    while isForeign {
      var found: Int?
      for index in stack.indices.reversed() {
        let name = stack[index].name
        if name == .foreignobject || name == .desc || name == .title || name == .template { return }
        if stack[index].traits.contains(.foreign) {
          found = index
          break
        }
      }
      guard let found else { return }
      popAll(through: found, at: offset)
    }
  }

  // MARK: - End tags

  mutating func endElement(_ tag: Tag) {
    let traits = traits[Int(tag.name.rawValue)]
    switch tag.name {
    case .br: addLineBreak(tag.range)
    case .html, .body: noteEnd(of: tag)
    case _ where traits.contains(.void): break
    case _ where overflow > 0 && stack.count <= Self.depthLimit:
      overflow -= 1
      if traits.contains(.block), !context.isSkipped { breakBlock() }
    default:
      guard let index = indexOfOpen(tag, traits: traits) else {
        // Browsers make an empty paragraph of a lone `</p>`.
        if tag.name == .p, !context.isSkipped { breakBlock() }
        return
      }
      if traits.contains(.formatting) {
        closeFormatting(index, outerEnd: tag.range.upperBound, innerEnd: tag.range.lowerBound)
      } else {
        popAll(through: index + 1, at: tag.range.lowerBound)
        pop(outerEnd: tag.range.upperBound, innerEnd: tag.range.lowerBound)
      }
    }
  }

  /// `body` and `html` stay open behind their end tags, for what may follow.
  private mutating func noteEnd(of tag: Tag) {
    guard !context.isSkipped else { return }
    breakBlock()
    if let index = stack.lastIndex(where: { $0.name == tag.name }) { stack[index].noted = (tag.range, builder.end) }
  }

  /// Closes an element; where a special one is open inside, that one stays open.
  private mutating func closeFormatting(_ index: Int, outerEnd: Int, innerEnd: Int) {
    if stack[(index + 1)...].contains(where: { $0.traits.contains(.special) && $0.name != .closed }) {
      close(stack[index], outerEnd: outerEnd, innerEnd: innerEnd)
      stack[index].name = .closed
    } else {
      popAll(through: index + 1, at: innerEnd)
      pop(outerEnd: outerEnd, innerEnd: innerEnd)
    }
  }

  private func indexOfOpen(_ name: TagName, barrier: TagTraits) -> Int? {
    for index in stack.indices.reversed() {
      if stack[index].name == name { return index }
      if !stack[index].traits.isDisjoint(with: barrier) { return nil }
    }
    return nil
  }

  /// Where on the stack the element that an end tag closes stands.
  private func indexOfOpen(_ tag: Tag, traits: TagTraits) -> Int? {
    if traits.contains(.heading) {
      for index in stack.indices.reversed() {
        if stack[index].traits.contains(.heading) { return index }
        if stack[index].traits.contains(.scope) { return nil }
      }
      return nil
    }
    guard isOpen(tag.name) else { return nil }
    switch tag.name {
    case .unknown: return indexOfUnknown(tag)
    case .p: return indexOfParagraph()
    case .li: return indexOfItem()
    case .table, .caption, .colgroup, .tbody, .thead, .tfoot, .tr, .td, .th: return indexOfTablePart(tag.name)
    case .template, .head: return stack.lastIndex { $0.name == tag.name }
    default:
      let isBounded = traits.contains(.special) || traits.contains(.formatting) || traits.contains(.skipped)
      return indexOfOpen(tag.name, barrier: isBounded ? .scope : .special)
    }
  }

  private func indexOfItem() -> Int? {
    for index in stack.indices.reversed() {
      let name = stack[index].name
      if name == .li { return index }
      if name == .ul || name == .ol || stack[index].traits.contains(.scope) { return nil }
    }
    return nil
  }

  private func indexOfTablePart(_ name: TagName) -> Int? {
    for index in stack.indices.reversed() {
      if stack[index].name == name { return index }
      if stack[index].name == .table || stack[index].name == .template { return nil }
    }
    return nil
  }

  private func indexOfUnknown(_ tag: Tag) -> Int? {
    for index in stack.indices.reversed() {
      let element = stack[index]
      if element.name == .unknown, isSameName(element.tag.nameRange, tag.nameRange) { return index }
      if element.traits.contains(.special) { return nil }
    }
    return nil
  }

  private func isSameName(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard left.count == right.count else { return false }
    return zip(source[left], source[right]).allSatisfy { ASCII.lowercased($0) == ASCII.lowercased($1) }
  }
}
