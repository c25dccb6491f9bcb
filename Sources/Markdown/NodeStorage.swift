#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The nodes of a finished tree, in the memory in which the parser wrote them.
///
/// A class because copies of a document share the nodes, and the last one frees them. The memory is
/// written by nobody once it is here, so that it can be read from any thread.
final class NodeStorage: Sendable {
  private nonisolated(unsafe) let nodes: UnsafeMutableBufferPointer<Node>

  /// Takes the memory of an arena.
  init(_ arena: consuming Arena<Node>) { nodes = arena.release() }

  deinit { free(nodes.baseAddress) }

  var count: Int { nodes.count }

  /// - Precondition: The index is below `count`.
  subscript(index: Int) -> Node {
    precondition(index >= 0 && index < nodes.count)
    return nodes[index]
  }

  /// Whether a node satisfies a condition.
  func contains(where condition: (Node) -> Bool) -> Bool { nodes.contains(where: condition) }
}
