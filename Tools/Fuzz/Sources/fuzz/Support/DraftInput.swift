import Drafts
import Linting
import SourceText

/// A draft as an input holds it: bytes, and what the command line would say of them.
struct DraftInput {
  let bytes: [UInt8]
  let encoding: TextEncoding?

  /// A first byte of 1 to 15 names an encoding and does not belong to the draft.
  init(_ input: [UInt8]) {
    if let first = input.first, TextEncoding.allCases.indices.contains(Int(first) - 1), first < 9 {
      encoding = TextEncoding.allCases[Int(first) - 1]
      bytes = Array(input.dropFirst())
    } else {
      encoding = nil
      bytes = input
    }
  }

  /// The draft; nil where the bytes are no text.
  func draft(_ format: DraftFormat) -> Draft? {
    do throws(Problem) {
      return try DraftLoader(encoding: encoding).load(bytes, format: format, path: "draft")
    } catch {
      check(!error.message.isEmpty, "a problem says nothing")
      return nil
    }
  }
}
