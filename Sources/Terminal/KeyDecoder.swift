/// Turns the bytes that a terminal sends into keys.
///
/// The keys depend on the bytes alone, never on how they were cut into reads. Sequences that mean
/// nothing here are swallowed whole; bytes that are not UTF-8 are dropped.
package struct KeyDecoder: Sendable {
  private enum State: Sendable {
    case ground
    case character
    case escape(count: Int)
    case singleShift
    case control
    case consoleFunction
    case mouse(left: Int)
    case controlString(introducer: UInt8, isEmpty: Bool, sawEscape: Bool)
    case paste
  }

  /// The most bytes of one paste that are kept; the rest is dropped.
  package static let pasteLimit = 1 << 20
  private static let parameterLimit = 64
  private static let pasteEnd: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

  private var state = State.ground
  private var assembly = ScalarAssembly()
  private var isAlt = false
  private var parameters: [UInt8] = []
  private var pasted: [UInt8] = []
  private var pasteEndMatched = 0
  private var keys: [Key] = []

  /// Creates a decoder that has seen nothing.
  package init() {}

  /// Whether the bytes so far may be a key of their own, to be settled by `flush` after a pause.
  package var awaitsFlush: Bool {
    switch state {
    case .escape, .singleShift: true
    case .control: parameters.isEmpty
    case .controlString(_, let isEmpty, let sawEscape): isEmpty && !sawEscape
    default: false
    }
  }

  /// Takes in bytes and returns the keys that they complete.
  ///
  /// - Complexity: O(n) in the number of bytes.
  package mutating func decode(_ bytes: some Sequence<UInt8>) -> [Key] {
    for byte in bytes { take(byte) }
    defer { keys.removeAll(keepingCapacity: true) }
    return keys
  }

  /// Settles what a pause has made clear: an Escape on its own, or Alt with `[`, `O` and the like.
  ///
  /// A sequence that is already under way stays open, so that its rest is not taken for text.
  package mutating func flush() -> [Key] {
    guard awaitsFlush else { return [] }
    switch state {
    case .escape(let count): return reset(with: Array(repeating: .escape, count: count))
    case .singleShift: return reset(with: [.alt("O")])
    case .control: return reset(with: [.alt("[")])
    case .controlString(let introducer, _, _):
      return reset(with: [.alt(Character(Unicode.Scalar(introducer)))])
    default: return []
    }
  }

  private mutating func reset(with keys: [Key]) -> [Key] {
    state = .ground
    return keys
  }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: takeGround(byte)
    case .character: takeContinuation(byte)
    case .escape(let count): takeAfterEscape(byte, count: count)
    case .singleShift: takeSingleShift(byte)
    case .control: takeControlSequence(byte)
    case .consoleFunction: takeConsoleFunction(byte)
    case .mouse(let left): takeMouse(byte, left: left)
    case .controlString(let introducer, _, let sawEscape):
      takeControlString(byte, introducer: introducer, sawEscape: sawEscape)
    case .paste: takePaste(byte)
    }
  }
}

extension KeyDecoder {
  private mutating func takeGround(_ byte: UInt8) {
    switch byte {
    case 0x1B: state = .escape(count: 1)
    case 0x0D, 0x0A: keys.append(.enter)
    case 0x09: keys.append(.tab)
    case 0x08, 0x7F: keys.append(.backspace)
    case 0x00: keys.append(.control(" "))
    case 0x01...0x1A: keys.append(.control(Character(Unicode.Scalar(byte + 0x60))))
    case 0x1C...0x1F: keys.append(.control(Character(Unicode.Scalar(byte + 0x40))))
    default:
      isAlt = false
      startCharacter(byte)
    }
  }

  private mutating func startCharacter(_ byte: UInt8) {
    if byte < 0x80 {
      state = .ground
      append(Unicode.Scalar(byte))
    } else {
      state = assembly.start(byte) ? .character : .ground
    }
  }

  private mutating func takeContinuation(_ byte: UInt8) {
    switch assembly.take(byte) {
    case .partial: break
    case .complete(let scalar):
      state = .ground
      append(scalar)
    case .invalid:
      state = .ground
      takeGround(byte)
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if (0x80...0x9F).contains(scalar.value) { return }
    keys.append(isAlt ? .alt(Character(scalar)) : .character(Character(scalar)))
  }

  private mutating func takeAfterEscape(_ byte: UInt8, count: Int) {
    // Some terminals put one more Escape before a sequence to say that Alt was held.
    let belongsToSequence = byte == 0x5B || byte == 0x4F
    let ownEscapes = belongsToSequence ? count - 2 : count - 1
    if byte == 0x1B {
      state = .escape(count: min(count + 1, 3))
      if count == 3 { keys.append(.escape) }
      return
    }
    if ownEscapes > 0 { keys.append(contentsOf: Array(repeating: .escape, count: ownEscapes)) }
    switch byte {
    case 0x5B:
      parameters.removeAll(keepingCapacity: true)
      state = .control
    case 0x4F: state = .singleShift
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F:
      state = .controlString(introducer: byte, isEmpty: true, sawEscape: false)
    case 0x08, 0x7F:
      // What shells take Alt and Backspace for: delete a word.
      state = .ground
      keys.append(.control("w"))
    case 0x00..<0x20:
      state = .ground
      keys.append(.escape)
      takeGround(byte)
    default:
      isAlt = true
      startCharacter(byte)
    }
  }

  private mutating func takeSingleShift(_ byte: UInt8) {
    state = .ground
    switch byte {
    case 0x00..<0x20, 0x7F...: takeGround(byte)
    case 0x30...0x39, 0x3B: state = .singleShift
    case 0x4D: keys.append(.enter)
    case 0x50...0x53: keys.append(.function(Int(byte) - 0x4F))
    default: if let key = Self.cursorKey(byte) { keys.append(key) }
    }
  }

  private mutating func takeControlSequence(_ byte: UInt8) {
    switch byte {
    case 0x20...0x3F:
      if parameters.count < Self.parameterLimit { parameters.append(byte) }
    case 0x40...0x7E: finishControlSequence(byte)
    default:
      // A control in the midst is a person who wants to be heard.
      state = .ground
      takeGround(byte)
    }
  }

  private mutating func finishControlSequence(_ final: UInt8) {
    state = .ground
    switch final {
    case 0x5B where parameters.isEmpty: state = .consoleFunction
    case 0x4D where parameters.isEmpty: state = .mouse(left: 3)
    case 0x7E: finishNumbered()
    case 0x50...0x53 where parameters.isEmpty || parameters.starts(with: [0x31, 0x3B]):
      keys.append(.function(Int(final) - 0x4F))
    case 0x5A: keys.append(.backTab)
    default:
      let isPlain = parameters.allSatisfy { (0x30...0x3B).contains($0) }
      if isPlain, let key = Self.cursorKey(final) { keys.append(key) }
    }
  }

  private mutating func finishNumbered() {
    let digits = parameters.prefix { (0x30...0x39).contains($0) }
    guard digits.count < 4, digits.count == parameters.count || parameters[digits.count] == 0x3B
    else { return }
    let number = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    if number == 200 {
      pasted.removeAll()
      pasteEndMatched = 0
      state = .paste
    } else if let key = Self.numberedKeys[number] {
      keys.append(key)
    }
  }

  private mutating func takeConsoleFunction(_ byte: UInt8) {
    state = .ground
    if (0x41...0x45).contains(byte) {
      keys.append(.function(Int(byte) - 0x40))
    } else if byte < 0x20 || byte >= 0x7F {
      takeGround(byte)
    }
  }

  private mutating func takeMouse(_ byte: UInt8, left: Int) {
    state = left > 1 ? .mouse(left: left - 1) : .ground
    if byte < 0x20 {
      state = .ground
      takeGround(byte)
    }
  }

  private mutating func takeControlString(_ byte: UInt8, introducer: UInt8, sawEscape: Bool) {
    if sawEscape {
      state = .ground
      if byte != 0x5C { takeAfterEscape(byte, count: 1) }
    } else if byte == 0x1B {
      state = .controlString(introducer: introducer, isEmpty: false, sawEscape: true)
    } else if byte < 0x20 {
      // A bell ends the string; any other control is a person who wants to be heard.
      state = .ground
      if byte != 0x07 { takeGround(byte) }
    } else {
      state = .controlString(introducer: introducer, isEmpty: false, sawEscape: false)
    }
  }

  private mutating func takePaste(_ byte: UInt8) {
    if byte == Self.pasteEnd[pasteEndMatched] {
      pasteEndMatched += 1
      guard pasteEndMatched == Self.pasteEnd.count else { return }
      state = .ground
      let text = String(decoding: pasted, as: UTF8.self)
      keys.append(.paste(sanitized(text, keepingNewlines: true, keepingTabs: true)))
      pasted = []
      return
    }
    let kept = Self.pasteEnd.prefix(pasteEndMatched)
    pasteEndMatched = byte == 0x1B ? 1 : 0
    let room = Self.pasteLimit - pasted.count
    pasted.append(contentsOf: kept.prefix(room))
    if pasteEndMatched == 0, pasted.count < Self.pasteLimit { pasted.append(byte) }
  }

  private static func cursorKey(_ final: UInt8) -> Key? {
    switch final {
    case 0x41: .up
    case 0x42: .down
    case 0x43: .right
    case 0x44: .left
    case 0x46: .end
    case 0x48: .home
    default: nil
    }
  }

  private static let numberedKeys: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12),
  ]
}
