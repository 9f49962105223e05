import Drafts
import SourceText

/// What one pass over each block of a draft tells, in the order of the blocks.
struct BlockReading {
  private(set) var features: [BlockFeatures] = []
  private(set) var keys: [UInt64] = []
  private(set) var pairs: [ClassPairs] = []

  init(_ blocks: [Block], of text: [UInt8]) {
    let (table, words) = (CharacterKinds.table, WordTable.english.slots)
    let (text, kinds, slots) = (text.span, table.span, words.span)
    var buffer = [UInt8](repeating: 0, count: BlockKey.bufferSize)
    var bytes = buffer.mutableSpan
    var keyBuffer = unsafe bytes.mutableBytes
    features.reserveCapacity(blocks.count)
    keys.reserveCapacity(blocks.count)
    pairs.reserveCapacity(blocks.count)
    for index in blocks.indices {
      let result = BlockPass.read(text, blocks[index].range, kinds, slots, &keyBuffer)
      features.append(result.features)
      keys.append(result.key)
      pairs.append(result.pairs)
    }
  }
}
