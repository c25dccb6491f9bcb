package import SourceText

/// A graph as bytes, so that a guide that was read once need not be read again.
///
/// It holds all but the files, which have to be there anyway, and what only `check` wants to know:
/// diagnostics and omissions. It can be read only by the program that wrote it.
package enum GraphSnapshot {
  /// Returns the bytes of a graph.
  ///
  /// - Complexity: O(n) in the size of the graph.
  package static func bytes(of graph: StudyGraph) -> [UInt8] {
    // Most of a guide comes back in its cards, and some of it twice.
    var writer = SnapshotWriter(capacity: graph.files.reduce(0) { $0 + $1.bytes.count } * 3 / 2)
    writer.write(
      graph.blueprint.flatMap { blueprint in
        graph.files.lastIndex { GraphBuilder.exams(in: [$0]) == [blueprint.id] }
      }
    )
    writer.write(graph.modules)
    writer.write(graph.topics)
    writer.write(graph.concepts)
    writer.write(graph.cards)
    writer.write(graph.questions)
    return writer.bytes
  }

  /// Returns the graph that some bytes hold; nil if they are damaged.
  ///
  /// - Parameters:
  ///   - bytes: What `bytes(of:)` returned.
  ///   - files: The files of the graph.
  /// - Complexity: O(n) in the size of the graph and of the blueprint, which is read from its file.
  package static func graph(from bytes: ArraySlice<UInt8>, files: [SourceFile]) -> StudyGraph? {
    bytes.withUnsafeBytes { bytes in
      var reader = SnapshotReader(bytes)
      var graph = StudyGraph()
      let blueprint: Int? = reader.read()
      graph.files = files
      graph.modules = reader.read()
      graph.topics = reader.read()
      graph.concepts = reader.read()
      graph.cards = reader.read()
      graph.questions = reader.read()
      guard reader.isComplete, blueprint.map(files.indices.contains) ?? true else { return nil }
      graph.blueprint = blueprint.flatMap { GraphBuilder.blueprint(of: files[$0]) }
      graph.indexCards()
      return graph
    }
  }
}

extension StudyGraph {
  /// Makes the index of the cards anew from their names.
  fileprivate mutating func indexCards() {
    cardIndices = CardIndex(capacity: cards.count * 2)
    for (index, card) in cards.enumerated() {
      cardIndices.add(card.id, index)
      for alias in card.aliases { cardIndices.add(alias, index) }
    }
  }
}

extension CardNames {
  /// The names as bytes.
  package var snapshot: [UInt8] {
    var writer = SnapshotWriter()
    writer.write(cards)
    return writer.bytes
  }

  /// Takes names back; nil if the bytes are damaged.
  package init?(snapshot bytes: ArraySlice<UInt8>) {
    let cards: [Names]? = bytes.withUnsafeBytes { bytes in
      var reader = SnapshotReader(bytes)
      let cards: [Names] = reader.read()
      return reader.isComplete ? cards : nil
    }
    guard let cards else { return nil }
    self.init(cards)
  }
}

extension CardNames.Names: SnapshotValue {
  func write(to writer: inout SnapshotWriter) {
    writer.write(id)
    writer.write(aliases)
    writer.write(concept)
  }

  init(from reader: inout SnapshotReader) {
    self.init(id: reader.read(), aliases: reader.read(), concept: reader.read())
  }
}
