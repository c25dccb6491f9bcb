import Synchronization
import XCTest

@testable import Journal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A disk in memory that knows what would outlive a power cut: the bytes of a file as they were
/// when it was last synchronised, and the names in a folder likewise.
///
/// It can stop the machine before any of its operations; from then on all of them fail. For one
/// thread at a time; locks do nothing.
final class MemoryDisk: Sendable {
  /// What a power cut leaves of bytes that were written and not synchronised.
  enum Rest: CaseIterable { case nothing, half, zeros, everything }

  fileprivate struct Node {
    var kind: FileSystem.Status.Kind
    var bytes: [UInt8] = []
    var durableBytes: [UInt8] = []
    var names: [String: Int] = [:]
    var durableNames: [String: Int] = [:]
  }

  fileprivate struct State {
    var nodes = [Node(kind: .folder)]
    var opened: [Int32: (node: Int, appends: Bool)] = [:]
    var nextDescriptor: Int32 = 100
    var steps = 0
    var lastStep = Int.max

    mutating func step() throws(SystemFault) {
      steps += 1
      if steps > lastStep { throw SystemFault(code: EIO) }
    }

    func find(_ path: String) -> Int? {
      var node = 0
      for name in path.split(separator: "/") where name != "." {
        guard let next = nodes[node].names[String(name)] else { return nil }
        node = next
      }
      return node
    }

    /// The node of the folder above a path, and the name in it.
    func parent(_ path: String) throws(SystemFault) -> (node: Int, name: String) {
      guard let node = find(FolderMaker.parent(path)) else { throw SystemFault(code: ENOENT) }
      guard nodes[node].kind == .folder else { throw SystemFault(code: ENOTDIR) }
      return (node, path.split(separator: "/").last.map(String.init) ?? "")
    }

    mutating func make(_ path: String, _ kind: FileSystem.Status.Kind) throws(SystemFault) -> Int {
      let place = try parent(path)
      if nodes[place.node].names[place.name] != nil { throw SystemFault(code: EEXIST) }
      nodes.append(Node(kind: kind))
      nodes[place.node].names[place.name] = nodes.count - 1
      return nodes.count - 1
    }

    func status(_ node: Int) -> FileSystem.Status {
      let size = nodes[node].bytes.count
      return FileSystem.Status(kind: nodes[node].kind, size: size, device: 1, inode: UInt64(node))
    }
  }

  fileprivate let state: Mutex<State>

  init() { state = Mutex(State()) }

  private init(_ nodes: [Node]) {
    var first = State()
    first.nodes = nodes
    state = Mutex(first)
  }

  /// How many operations there were.
  var steps: Int { state.withLock { $0.steps } }

  /// Stops the machine after so many operations; with `Int.max` it runs for ever.
  func stop(afterSteps count: Int) { state.withLock { $0.lastStep = count } }

  /// The bytes of a file.
  func bytes(_ path: String) -> [UInt8]? {
    state.withLock { state in state.find(path).map { state.nodes[$0].bytes } }
  }

  /// Puts a file onto the disk, and the folder that it stands in.
  func put(_ bytes: [UInt8], _ path: String) throws {
    try state.withLock { state in
      let folder = FolderMaker.parent(path)
      if state.find(folder) == nil { _ = try state.make(folder, .folder) }
      let node = try state.find(path) ?? state.make(path, .file)
      state.nodes[node].bytes = bytes
    }
  }

  /// The names in a folder; none if there is no such folder.
  func names(_ path: String) -> [String] {
    state.withLock { state in state.find(path).map { state.nodes[$0].names.keys.sorted() } ?? [] }
  }

  /// The disk as it may be found after a power cut at this moment.
  ///
  /// - Parameters:
  ///   - rest: What is left of bytes that were not synchronised.
  ///   - keepsNames: Whether names that were not synchronised are there all the same.
  func afterPowerCut(_ rest: Rest, keepsNames: Bool) -> MemoryDisk {
    let nodes = state.withLock { $0.nodes }.map { node in
      var left = Node(kind: node.kind)
      left.names = keepsNames ? node.names : node.durableNames
      left.durableNames = left.names
      let written = node.bytes.dropFirst(node.durableBytes.count)
      left.bytes = node.durableBytes
      switch rest {
      case .nothing: break
      case .half: left.bytes += written.prefix(written.count / 2)
      case .zeros: left.bytes += written.map { _ in 0 }
      case .everything: left.bytes = node.bytes
      }
      left.durableBytes = left.bytes
      return left
    }
    return MemoryDisk(nodes)
  }
}

extension MemoryDisk {
  /// The disk as the log sees it.
  var files: FileSystem {
    var files = FileSystem.system
    files.names = { folder throws(SystemFault) in
      try self.perform { state throws(SystemFault) in
        guard let node = state.find(folder) else { throw SystemFault(code: ENOENT) }
        return Array(state.nodes[node].names.keys)
      }
    }
    files.status = { path throws(SystemFault) in
      try self.perform { state throws(SystemFault) in
        guard let node = state.find(path) else { throw SystemFault(code: ENOENT) }
        return state.status(node)
      }
    }
    files.makeFolder = { path throws(SystemFault) in
      try self.perform { state throws(SystemFault) in _ = try state.make(path, .folder) }
    }
    files.synchronizeFolder = { path throws(SystemFault) in
      try self.perform { state throws(SystemFault) in
        guard let node = state.find(path) else { throw SystemFault(code: ENOENT) }
        state.nodes[node].durableNames = state.nodes[node].names
      }
    }
    files.open = { path, access throws(SystemFault) in
      try self.perform { state throws(SystemFault) in try state.open(path, access) }
    }
    files.close = { descriptor in self.state.withLock { $0.opened[descriptor] = nil } }
    files.descriptorStatus = { descriptor throws(SystemFault) in
      try self.perform { state throws(SystemFault) in
        state.status(try state.node(descriptor).node)
      }
    }
    files.read = { descriptor, buffer, offset throws(SystemFault) in
      try self.perform { state throws(SystemFault) in
        let bytes = state.nodes[try state.node(descriptor).node].bytes.dropFirst(offset)
        buffer.copyBytes(from: bytes.prefix(buffer.count))
        return min(bytes.count, buffer.count)
      }
    }
    files.write = { descriptor, bytes throws(SystemFault) in
      let given = Array(bytes)
      return try self.perform { state throws(SystemFault) in
        try state.write(given, state.node(descriptor))
      }
    }
    files.synchronize = { descriptor throws(SystemFault) in
      try self.perform { state throws(SystemFault) in
        let node = try state.node(descriptor).node
        state.nodes[node].durableBytes = state.nodes[node].bytes
      }
    }
    files.truncate = { descriptor, size throws(SystemFault) in
      try self.perform { state throws(SystemFault) in
        let node = try state.node(descriptor).node
        state.nodes[node].bytes = Array(state.nodes[node].bytes.prefix(size))
      }
    }
    files.lock = { _, _ in }
    return files
  }

  /// Carries out one operation, unless the machine has stopped.
  private func perform<Value: Sendable>(
    _ body: (inout State) throws(SystemFault) -> Value
  ) throws(SystemFault) -> Value {
    try state.withLock { state throws(SystemFault) in
      try state.step()
      return try body(&state)
    }
  }
}

extension MemoryDisk.State {
  fileprivate func node(
    _ descriptor: Int32
  ) throws(SystemFault) -> (node: Int, appends: Bool) {
    guard let found = opened[descriptor] else { throw SystemFault(code: EBADF) }
    return found
  }

  fileprivate mutating func open(
    _ path: String,
    _ access: FileSystem.Access
  ) throws(SystemFault) -> Int32 {
    let place = try parent(path)
    var found = nodes[place.node].names[place.name]
    switch (access, found) {
    case (.creating, .some): throw SystemFault(code: EEXIST)
    case (.creating, nil), (.updating, nil): found = try make(path, .file)
    default: break
    }
    guard let found else { throw SystemFault(code: ENOENT) }
    nextDescriptor += 1
    opened[nextDescriptor] = (found, access != .updating)
    return nextDescriptor
  }

  /// Writes at the end, or over the beginning of a file just opened.
  fileprivate mutating func write(
    _ given: [UInt8],
    _ place: (node: Int, appends: Bool)
  ) -> Int {
    let bytes = nodes[place.node].bytes
    nodes[place.node].bytes = place.appends ? bytes + given : given + bytes.dropFirst(given.count)
    return given.count
  }
}
