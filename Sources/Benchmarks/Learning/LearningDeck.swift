import Memory
import Study

/// A deck as a guide for an exam of four domains makes it: topics of some twenty cards, concepts of
/// one to three cards, some of them easily confused with their neighbour.
enum LearningDeck {
  /// The weights of the domains of MLA-C01.
  private static let shares = [0.28, 0.26, 0.22, 0.24]
  private static let contrastShare = 0.12

  /// Makes a deck of a number of cards, the domains one after the other as guides have them.
  static func deck(of count: Int, seed: UInt64) -> CourseDeck {
    var random = SeededGenerator(seed: seed)
    var deck = CourseDeck()
    var cardsOfConcepts: [[Int]] = []
    var topic = 0
    for share in shares {
      let ofDomain = Int((Double(count) * share).rounded())
      var made = 0
      while made < ofDomain {
        let ofTopic = min(ofDomain - made, 6 + Int(random.next() % 14))
        made += ofTopic
        var left = ofTopic
        while left > 0 {
          let draw = random.unit()
          let size = min(left, draw < 0.3 ? 1 : draw < 0.8 ? 2 : 3)
          left -= size
          let first = deck.count
          for _ in 0..<size {
            deck.weights.append(share / Double(ofDomain))
            deck.topics.append(topic)
            deck.concepts.append(cardsOfConcepts.count)
          }
          cardsOfConcepts.append(Array(first..<deck.count))
        }
        topic += 1
      }
    }
    deck.rivals = [[Int]](repeating: [], count: deck.count)
    for (one, two) in zip(cardsOfConcepts, cardsOfConcepts.dropFirst())
    where deck.topics[one[0]] == deck.topics[two[0]] && random.unit() < contrastShare {
      for card in one { deck.rivals[card] += two }
      for card in two { deck.rivals[card] += one }
    }
    deck.beginnings = deck.weights.map { _ in nil }
    deck.newOrder = turns(deck)
    return deck
  }

  /// Cards in turns between the domains by their weights.
  private static func turns(_ deck: CourseDeck) -> [Int] {
    var domains: [Double: [Int]] = [:]
    for card in deck.weights.indices { domains[deck.weights[card], default: []].append(card) }
    // Domains are as large as they weigh here, so each is as far along as the others.
    let places = domains.values.flatMap { cards in
      cards.enumerated().map { (place: Double($0) / Double(cards.count), card: $1) }
    }
    return places.sorted { ($0.place, $0.card) < ($1.place, $1.card) }.map(\.card)
  }
}
