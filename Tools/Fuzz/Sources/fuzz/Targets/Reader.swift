import Drafts

/// Any bytes end in a draft that keeps its promises, or in an error.
func fuzzReader(_ input: [UInt8], _ format: DraftFormat) {
  let input = DraftInput(input)
  guard let draft = input.draft(format) else { return }
  check(draft.format == format, "the draft is of another format")
  checkDraft(draft, of: input.bytes)
}
