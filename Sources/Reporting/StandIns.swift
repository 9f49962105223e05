import SourceText

extension SourceMap {
  func textOffset(ofFile offset: Int) -> Int {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].fileEnd <= offset { low = middle + 1 } else { high = middle }
    }
    guard low < segments.count else { return textCount }
    let segment = segments[low]
    if offset <= segment.file || segment.fileUnit == 0 { return segment.text }
    return segment.text + (offset - segment.file) / segment.fileUnit * segment.textUnit
  }
}
