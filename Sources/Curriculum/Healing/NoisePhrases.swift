/// The phrases by which noise is known.
enum NoisePhrases {
  /// What a phrase says of the text in which it stands.
  enum Sign {
    /// The whole text is noise of this kind.
    case whole(Noise)
    /// The whole text is noise if it also holds a link or a rebate.
    case withLink(Noise)
    /// The sentence that begins so is noise.
    case sentence
  }

  /// What a phrase says of the text that begins with it.
  enum Opening {
    /// The whole text is noise of this kind.
    case whole(Noise)
    /// The text is noise if it speaks of what the reader asked for.
    case announcing
  }

  /// Phrases that may stand anywhere.
  static let signs = PhraseTable<Sign>([
    (
      .whole(.advert),
      [
        "pass guarantee", "money back guarantee", "money-back guarantee", "lifetime access",
        "life time access", "lifetime free updates", "discount code", "coupon code", "promo code",
        "use the coupon", "use coupon", "limited time offer", "limited-time offer", "buy now",
        "order now", "enroll now", "enrol now", "sign up now", "sign up today", "enroll today",
        "visit our website", "visit our site", "visit our store", "visit our shop",
        "check out our", "head over to our", "subscribe to our", "subscribe to my", "follow us on",
        "follow me on", "join our newsletter", "join our community", "join our discord",
        "join our telegram", "join our slack", "like and subscribe", "affiliate link",
        "affiliate links", "buy me a coffee", "support us on", "get our practice",
        "try our practice", "our premium", "our practice exams", "our practice tests",
        "our exam simulator", "couponcode=", "share on facebook", "share on twitter",
        "we use cookies", "accept all cookies", "leave a reply", "cancel reply",
        "your email address will not be published", "sponsored content",
        "post is sponsored", "article is sponsored", "pass guaranteed", "real exam dumps",
        "available free of charge on", "click here to download", "start your free",
        "my udemy course", "off our masterclass", "off with code", "off with the code",
      ]
    ),
    (
      .withLink(.advert),
      [
        "practice exam", "practice exams", "practice test", "practice tests", "mock exam",
        "mock exams", "exam dumps", "exam questions", "practice questions", "off our", "off my",
      ]
    ),
    (
      .whole(.disclaimer),
      [
        "informational purposes only", "makes no representations",
        "without warranty of any kind", "rights reserved", "provided on an as-is basis",
        "affiliated with or endorsed", "affiliated with, or endorsed", "not affiliated with aws",
        "not affiliated with amazon", "not endorsed by",
      ]
    ),
    (
      .sentence,
      [
        "let me know if", "let me know what", "let me know which", "let me know how",
        "please let me know", "just let me know", "i hope this", "hope this helps",
        "feel free to ask", "feel free to reach", "would you like me to", "do you want me to",
        "want me to", "if you'd like, i", "if you want, i", "if you like, i", "shall i",
        "if you have any questions", "if you have any more questions",
        "if you have any other questions", "if you have any further questions",
        "if you need any help", "if you need any more help", "if you need any further help",
        "if you need any clarification", "i can also provide", "i can also create",
        "i can also generate",
        "i've created", "i've included", "i've added", "i've updated", "i've expanded",
        "i have created", "i have included", "now, let's dive", "now let's dive",
        "let's dive in", "let's dive into", "let's dive deeper", "let's break it down",
        "when you're ready for part", "when ready for part", "happy studying", "happy learning",
        "good luck with your", "good luck on your",
        "provided code",
      ]
    ),
  ])

  /// Phrases that speak of what the reader asked for.
  static let requests = PhraseTable<Void>([
    (
      (),
      [
        "you listed", "you asked", "you requested", "you provided", "you shared",
        "you mentioned", "you've listed", "you've provided", "you've shared", "you've mentioned",
        "your request", "you gave me", "you uploaded",
      ]
    )
  ])

  /// Phrases that count at the beginning of a text.
  static let openings = PhraseTable<Opening>([
    (.whole(.disclaimer), ["disclaimer:"]),
    (
      .whole(.residue),
      [
        "sure,", "sure!", "sure thing", "sure —", "sure here", "sure. here", "certainly!",
        "certainly, here", "certainly. here", "absolutely!", "of course!", "of course, here",
        "great question", "good question!", "as an ai language model", "as a large language model",
        "as an ai assistant", "i'd be happy to", "i'm happy to", "happy to help",
        "of course. here", "of course. let me", "here's the continuation",
        "here is the continuation",
        "chatgpt said:", "you said:", "regenerate response", "natürlich!", "gerne!",
      ] + turns
    ),
    (
      .announcing,
      ["here's", "here is", "here are", "below is", "below are", "based on", "as per"]
    ),
    (.whole(.advert), ["advertisement", "advertisements", "sponsored", "advert"]),
    (.whole(.objectives), objectives),
    (
      .whole(.navigation),
      [
        "back to top", "back to the top", "return to top", "go to top", "next module",
        "previous module", "next chapter", "previous chapter", "next section:",
        "previous section:", "next: module", "next: chapter", "next: section", "next: lesson",
        "next: domain", "next: part", "previous: module", "previous: chapter", "up next:",
        "continue to module", "continue to chapter", "export to sheets",
      ]
    ),
  ])

  /// What the two say to each other, with and without bold type: `User: can you …`.
  private static let turns: [String] = {
    let asks = ["can you", "could you", "please", "give me", "explain", "write", "make"]
    let answers = ["sure", "of course", "certainly", "here is", "here are", "here's", "absolutely"]
    return [":", ":**", "**:"].flatMap { sign in
      asks.map { "user\(sign) \($0)" } + answers.map { "assistant\(sign) \($0)" }
    }
  }()

  /// What the parts of a course begin with.
  private static let objectives: [String] = {
    let parts = ["module", "chapter", "lesson", "unit", "course", "section", "guide", "part"]
    let beginnings = [
      "by the end of this", "at the end of this", "after completing this",
      "upon completion of this", "upon completing this", "after reading this",
    ]
    let ends = [", you", " you", ", you'll", ", we", " we will", ", we'll"]
    return parts.flatMap { part in
      beginnings.map { "\($0) \(part)" } + ends.map { "in this \(part)\($0)" }
    }
  }()
}
