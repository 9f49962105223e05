import ArgumentParser
import Linting
import Platform
import RuleNotation

/// `galley notation`: shows how a rule file is read.
struct NotationCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "notation",
    abstract: "Print the tree of a rule or configuration file as JSON, or its error.")

  @Argument(help: ArgumentHelp("The file, or - for standard input.", valueName: "file"), completion: .file())
  var file: String

  func run(_ console: Console) -> Ending {
    let source = DraftSource(
      origin: file == "-" ? .standardInput : .file(FilePath(argument: file)), path: file == "-" ? "<stdin>" : file,
      format: nil)
    let bytes: [UInt8]
    do {
      bytes = try source.contents()
    } catch {
      console.report(error)
      return .failed
    }
    do {
      let tree = try NotationParser.parse(bytes, path: source.path)
      return console.print(String(jsonText(of: tree).dropLast()))
    } catch {
      console.complain(error.rendered(source: bytes))
      return .failed
    }
  }
}
