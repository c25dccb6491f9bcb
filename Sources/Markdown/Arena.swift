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
  private let bound: Int

  /// Reserves room for a number of values.
  ///
  /// - Parameter bound: How many there will hardly ever be; if the room is too small, the arena
  ///   moves once, to room for as many. Untouched memory costs nothing, moving does.
  init(capacity wanted: Int, bound: Int = 0) {
    capacity = max(wanted, 16)
    self.bound = bound
    guard let memory = Self.memory(capacity) else { preconditionFailure("out of memory") }
    base = memory
  }

  deinit { free(base) }

  private static func memory(_ capacity: Int) -> UnsafeMutablePointer<Element>? {
    let byteCount = capacity * MemoryLayout<Element>.stride
    guard let memory = malloc(byteCount) else { return nil }
    HugePages.advise(memory, byteCount: byteCount)
    return memory.bindMemory(to: Element.self, capacity: capacity)
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    // Each move touches fresh pages, while room that is not used yet touches none.
    let isLarge = capacity * MemoryLayout<Element>.stride >= 1 << 20
    let least = max(capacity * 2, count + more)
    let wanted = max(capacity * (isLarge ? 4 : 2), bound, least)
    let old = base
    if let memory = Self.memory(wanted) {
      base = memory
      capacity = wanted
    } else if let memory = Self.memory(least) {
      // A system that promises no more memory than it has may refuse what would stay untouched.
      base = memory
      capacity = least
    } else {
      preconditionFailure("out of memory")
    }
    base.moveInitialize(from: old, count: count)
    free(old)
  }

  /// Gives the memory away, to be freed with `free`.
  consuming func release() -> UnsafeMutableBufferPointer<Element> {
    let memory = UnsafeMutableBufferPointer(start: base, count: count)
    discard self
    return memory
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

  /// A copy of the values.
  func array() -> [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}

/// Tells the system which memory is large and soon full.
enum HugePages {
  /// Asks for large pages, of which a tree needs hundreds of times fewer.
  ///
  /// The first touch of each page costs more than what is written to it: on a large file, fresh
  /// pages of 4 KB take a quarter of the parser's time. It is only advice, so a refusal is no
  /// error, and small memory is left alone.
  @inline(__always)
  static func advise(_ memory: UnsafeMutableRawPointer, byteCount: Int) {
    #if os(Linux)
      guard byteCount >= 4 << 20 else { return }
      let page = 4096
      let start = memory.alignedDown(toMultipleOf: page)
      let end = (memory + byteCount).alignedUp(toMultipleOf: page)
      madvise(start, end - start, MADV_HUGEPAGE)
    #endif
  }
}
