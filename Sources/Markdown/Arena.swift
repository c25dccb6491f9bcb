#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A growable run of plain values for the parser's hot loops.
///
/// An `Array` would check bounds and uniqueness on every access, which costs a third of the
/// parser's speed. This is safe because an arena is never copied, frees its memory when it goes,
/// hands out no pointer that outlives a call that may grow it, and holds only bitwise values.
/// Indices are checked in debug builds, where the tests and the fuzzer run.
struct Arena<Element: BitwiseCopyable>: ~Copyable {
  /// The first value; valid until the next `append`.
  private(set) var base: UnsafeMutablePointer<Element>
  /// The number of values in use.
  private(set) var count = 0
  private var capacity: Int
  /// Whether the values are still where the arena was told to put them first.
  private(set) var isBorrowed: Bool

  /// Reserves room for a number of values.
  init(capacity wanted: Int) {
    capacity = max(wanted, 16)
    base = Self.memory(resizing: nil, to: capacity)
    isBorrowed = false
  }

  /// Fills memory of the caller, who keeps it alive, and moves away only if that is too small.
  init(filling memory: UnsafeMutableBufferPointer<Element>, at base: UnsafeMutablePointer<Element>)
  {
    self.base = base
    capacity = memory.count
    isBorrowed = true
  }

  deinit { if !isBorrowed { free(base) } }

  private static func memory(
    resizing old: UnsafeMutableRawPointer?,
    to capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    guard let memory = realloc(old, capacity * MemoryLayout<Element>.stride) else {
      preconditionFailure("out of memory")
    }
    return memory.bindMemory(to: Element.self, capacity: capacity)
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    capacity = max(capacity * 2, count + more)
    if isBorrowed {
      let borrowed = base
      base = Self.memory(resizing: nil, to: capacity)
      base.initialize(from: borrowed, count: count)
      isBorrowed = false
    } else {
      base = Self.memory(resizing: base, to: capacity)
    }
  }

  /// Adds a value at the end; amortised constant time.
  @inline(__always)
  mutating func append(_ value: Element) {
    if count == capacity { grow(by: 1) }
    (base + count).initialize(to: value)
    count += 1
  }

  /// Adds values from memory that is not this arena's own.
  mutating func append(from start: UnsafePointer<Element>, count more: Int) {
    if count + more > capacity { grow(by: more) }
    (base + count).initialize(from: start, count: more)
    count += more
  }

  /// Forgets all values from an index on.
  @inline(__always)
  mutating func truncate(to newCount: Int) {
    assert(newCount >= 0 && newCount <= count)
    count = newCount
  }

  /// Forgets the last value.
  @inline(__always)
  mutating func removeLast() {
    assert(count > 0)
    count -= 1
  }

  /// Reads or writes the value at an index below `count`.
  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    nonmutating _modify {
      assert(index >= 0 && index < count)
      yield &base[index]
    }
  }

  /// Reads or writes the value at an index below `count`.
  @inline(__always)
  subscript(index: UInt32) -> Element {
    get { self[Int(index)] }
    nonmutating _modify { yield &self[Int(index)] }
  }

  /// The last value.
  ///
  /// - Precondition: The arena is not empty.
  @inline(__always)
  var last: Element {
    get { self[count - 1] }
    nonmutating _modify { yield &self[count - 1] }
  }

  /// The values as an array that owns its memory.
  func array() -> [Element] {
    Array(UnsafeBufferPointer(start: base, count: count))
  }
}
