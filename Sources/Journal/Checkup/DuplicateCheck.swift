/// Finds events that stand in the logs more than once, and what that means for whole files.
struct DuplicateCheck {
  /// The events that share one id, as rows in the order of the files; two or more.
  let groups: [[Int]]
  private let logs: ExaminedLogs
  private let merge: EventMerge

  /// Looks for duplicates.
  ///
  /// - Complexity: O(n) in the number of events.
  init(_ logs: ExaminedLogs, _ merge: EventMerge) {
    self.logs = logs
    self.merge = merge
    let rows = logs.table.rows
    guard let order = merge.order, order.count < rows.count else {
      groups = []
      return
    }
    var isKept = [Bool](repeating: false, count: rows.count)
    for row in order { isKept[Int(row)] = true }
    let repeated = Set(rows.indices.lazy.filter { !isKept[$0] }.map { rows[$0].id })
    var found: [UInt64: [Int]] = [:]
    for (index, row) in rows.enumerated() where repeated.contains(row.id) {
      found[row.id, default: []].append(index)
    }
    groups = found.values.sorted { $0[0] < $1[0] }
  }

  /// The events that are not counted because another one has their id and says something else.
  var conflicts: [(lost: Int, kept: Int)] {
    guard !merge.conflicts.isEmpty, let order = merge.order else { return [] }
    let kept = Set(order)
    return groups.flatMap { group -> [(lost: Int, kept: Int)] in
      guard let first = group.first(where: { kept.contains(UInt32($0)) }) else { return [] }
      return group.filter { $0 != first && !merge.isSame(first, $0) }.map { ($0, first) }
    }
  }

  func findings() -> [JournalFinding] { conflictFindings() + copyFindings() + repeatFindings() }

  private func conflictFindings() -> [JournalFinding] {
    conflicts.map { lost, kept in
      let (place, other) = (logs.place(ofRow: lost), logs.place(ofRow: kept))
      let id = logs.table.id(logs.table.rows[lost])
      return JournalFinding(
        rule: .conflictingID,
        file: place.file,
        line: place.line,
        what: "the entry has the id \(id) like another one, \(fileName(other.file)):\(other.line), "
          + "but says something else; the other one counts",
        mend: "remove the line if it is the wrong one"
      )
    }
  }

  /// Files that hold nothing but what others hold too, as file syncs leave them.
  private func copyFindings() -> [JournalFinding] {
    var shared: [Pair: Int] = [:]
    var ownIDs = logs.logs.map(\.rows.count)
    for group in groups {
      var seen: Set<Pair> = []
      for (place, left) in group.enumerated() {
        let file = logs.log(ofRow: left)
        if group[..<place].contains(where: { logs.log(ofRow: $0) == file }) { ownIDs[file] -= 1 }
        for right in group where right != left {
          let pair = Pair(file: file, other: logs.log(ofRow: right))
          guard pair.file != pair.other, merge.isSame(left, right) else { continue }
          if seen.insert(pair).inserted { shared[pair, default: 0] += 1 }
        }
      }
    }
    var copies: Set<Int> = []
    var findings: [JournalFinding] = []
    for (pair, count) in shared.sorted(by: { $0.key < $1.key }) where count == ownIDs[pair.file] {
      let isBoth = shared[pair.reversed] == ownIDs[pair.other]
      if isBoth, isOriginal(pair.file, before: pair.other) || copies.contains(pair.other) {
        continue
      }
      guard logs.logs[pair.file].owner == nil || isBoth, copies.insert(pair.file).inserted else {
        continue
      }
      let (copy, other) = (logs.logs[pair.file], logs.logs[pair.other])
      findings.append(
        JournalFinding(
          rule: .copy,
          file: copy.path,
          line: nil,
          what: "a copy: all of its \(count) entries stand in \(other.name) too and count once",
          mend: copy.faults.isEmpty
            ? "nothing needs to be done; you may delete this file"
            : "you may delete this file; besides them it holds only damaged lines",
          count: count
        )
      )
    }
    for (pair, count) in shared.sorted(by: { $0.key < $1.key })
    where pair.file < pair.other && !copies.contains(pair.file) && !copies.contains(pair.other) {
      findings.append(
        JournalFinding(
          rule: .duplicate,
          file: logs.logs[pair.other].path,
          line: nil,
          what: "\(count) of its entries stand in \(logs.logs[pair.file].name) too and count once",
          mend: "nothing needs to be done",
          count: count
        )
      )
    }
    return findings
  }

  /// Events that stand in one file several times.
  private func repeatFindings() -> [JournalFinding] {
    groups.flatMap { group -> [JournalFinding] in
      group.indices.compactMap { place in
        let row = group[place]
        let file = logs.log(ofRow: row)
        let earlier = group[..<place].first {
          logs.log(ofRow: $0) == file && merge.isSame($0, row)
        }
        guard let earlier else { return nil }
        return JournalFinding(
          rule: .duplicate,
          file: logs.logs[file].path,
          line: logs.line(ofRow: row),
          what: "the entry stands in line \(logs.line(ofRow: earlier)) already and counts once",
          mend: "nothing needs to be done"
        )
      }
    }
  }

  /// Of two files that hold the same, the one to keep.
  private func isOriginal(_ file: Int, before other: Int) -> Bool {
    let isOwned = logs.logs[file].owner != nil
    if isOwned != (logs.logs[other].owner != nil) { return isOwned }
    return file < other
  }

  private struct Pair: Hashable, Comparable {
    let file: Int
    let other: Int

    var reversed: Pair { Pair(file: other, other: file) }

    static func < (left: Pair, right: Pair) -> Bool {
      (left.file, left.other) < (right.file, right.other)
    }
  }
}

extension JournalFinding.Rule {
  /// A file whose every event stands in another one.
  package static let copy = Self("log.copy", .note)
  /// An event that stands in the logs more than once.
  package static let duplicate = Self("log.duplicate", .note)
}

/// The name of a file without its folders.
func fileName(_ path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}
