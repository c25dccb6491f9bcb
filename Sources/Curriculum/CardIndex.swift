/// Finds cards by their names.
///
/// A name is a hash already, so that neither hashing it again nor comparing texts is needed.
package struct CardIndex: Sendable {
  private var index: HashIndex

  /// Creates an empty index.
  ///
  /// - Parameter capacity: How many names are expected.
  init(capacity: Int = 0) { index = HashIndex(capacity: capacity) }

  /// Adds a name of a card.
  mutating func add(_ id: CardID, _ card: Int) {
    if let name = StableHash.value(ofBase32: id.text) { index[name] = card }
  }

  /// The index of the card of a name; nil if no card has it.
  package subscript(id: CardID) -> Int? {
    StableHash.value(ofBase32: id.text).flatMap { index[$0] }
  }

  /// The index of the card of a name's hash; nil if no card has it.
  subscript(name: UInt64) -> Int? {
    get { index[name] }
    set { index[name] = newValue }
  }
}
