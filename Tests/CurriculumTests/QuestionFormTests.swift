import XCTest

@testable import Curriculum

/// A prompt fits the answer that the guide gives.
final class QuestionFormTests: XCTestCase {
  /// The prompt for what a guide says of a term, or of a property of it.
  private func asked(
    _ term: String,
    _ answer: String,
    property: String? = nil,
    under title: String? = nil
  ) -> String {
    let arena = TextArena()
    defer { withExtendedLifetime(arena) {} }
    func label(_ text: String) -> Label { Label(arena.copy(text), in: arena) }
    let subject = arena.copy(term)
    let said = arena.copy(answer)
    return String(
      property.map { Phrasing.attribute(label($0), of: subject, answer: said, arena) }
        ?? Phrasing.definition(subject, answer: said, under: title.map { label($0) }, arena)
    )
  }

  func testPromptsFitWhatTheGuideSays() {
    let cases: [(term: String, answer: String, prompt: String, line: UInt)] = [
      ("Herbarium", "A collection of dried plants.", "Herbarium: what is it?", #line),
      ("Herbarium", "dried plants", "Herbarium: in a few words?", #line),
      ("Herbarium", "Kinds include wet and dry.", "Herbarium: which kinds?", #line),
      ("Alarm", "Triggered by frost", "Alarm: what triggers it?", #line),
      ("Amazon Trowel", "Display the depth of a hole", "Amazon Trowel: what does it do?", #line),
      ("Rhizome", "Stores starch below the ground.", "Rhizome: what does it do?", #line),
      ("Grafting", "reduces the time to the first fruit", "Grafting: what does it do?", #line),
      ("Mulching", "Reduce evaporation from the soil", "Mulching: what does it do?", #line),
      (
        "Pricking out", "Move seedlings when they have two leaves.",
        "Pricking out: what do you do?", #line
      ),
      ("Cold frames", "Keep frost away from seedlings.", "Cold frames: what do they do?", #line),
      ("Dibber", "For making holes in soil.", "Dibber: what is it for?", #line),
      ("Dibber", "Used to make holes in soil.", "Dibber: what is it for?", #line),
      ("Annuals", "For example, sunflowers and peas.", "Annuals: what is an example?", #line),
      ("Frost", "fleece, cloches, etc.", "Frost: in a few words?", #line),
      ("SeedBuild", "Build seed packets", "SeedBuild: what does it do?", #line),
      (
        "Faster growth", "Raised beds of soil generally provide warmth.",
        "Faster growth: what is the key point?", #line
      ),
      ("Beds", "Frames that hold soil together.", "Beds: what are they?", #line),
      (
        "Readiness", "Tools cleaned. Seeds sorted by week.", "Readiness: what are the key points?",
        #line
      ),
      ("Trellis", "Frame of slats. It holds beans.", "Trellis: what is it?", #line),
      ("Handle frost", "Fleece over the beds.", "Handle frost: what do you do?", #line),
      ("Tools", "Spade, rake, secateurs", "Tools: which 3?", #line),
      ("Frost", "fleece, cloches (glass)", "Frost: in a few words?", #line),
      ("Costs", "Small plants may be cheaper.", "Costs: what is the key point?", #line),
      ("Share", "Share of the harvest that is kept", "Share: what is it?", #line),
      ("Seed bed", "Beds of fine soil; raked, level, moist", "Seed bed: what is it?", #line),
      ("When to prune?", "In winter.", "When to prune?", #line),
      ("Rust", "L1 (leaf), L2 (stem)", "Rust: what are the 2 key points?", #line),
      ("Digging", "Regularly turn the soil over.", "Digging: what do you do?", #line),
      ("Heating", "You can shut it down at night.", "Heating: what can you do?", #line),
      ("Greenhouses", "Warm houses that can be heated.", "Greenhouses: what are they?", #line),
      ("Sweet vs. sour", "Sweet soil has lime.", "Sweet vs. sour: what is the difference?", #line),
      ("Choose a spade", "Steel, not too long.", "Choose a spade: what do you do?", #line),
      (
        "Sow your own bed (SYOB)", "A bed of one's own.", "Sow your own bed (SYOB): what is it?",
        #line
      ),
      // A verb for one thing says that a name in -s is no plural.
      (
        "Garden Insights", "collects figures of the soil", "Garden Insights: what does it do?",
        #line
      ),
      ("Early watering", "ends drought before noon", "Early watering: what does it do?", #line),
      ("Slow mode", "set to 1, it halves the flow", "Slow mode: what is it?", #line),
      // The term may be named again.
      (
        "Plot Access Manager (PAM)", "PAM enables gardeners to share plots. You say who digs.",
        "Plot Access Manager (PAM): what does it do?", #line
      ),
      ("Pergola", "Pergola is a frame. It bears vines.", "Pergola: what is it?", #line),
      ("Frost alarm", "Amazon Frost Warner", "Frost alarm: which service?", #line),
      ("Hail", "If hail falls, the roof closes.", "Hail: what is the key point?", #line),
      ("Digging using spades", "A way to turn soil.", "Digging using spades: what is it?", #line),
      ("Amazon Seed", "Packing by hand", "Amazon Seed: what does it offer?", #line),
      ("Winch", "Can lift pots", "Winch: what can it do?", #line),
      ("High yield", "Can feed a village", "High yield: what does it mean?", #line),
      ("Using a bigger pot", "Switching to one of clay.", "Using a bigger pot: how?", #line),
      ("Prepare the beds", "This involves a spade.", "Prepare the beds: what do you do?", #line),
      ("Default quotas", "Each gardener has some.", "Default quotas: what are they?", #line),
      ("Atlas", "A book of maps.", "Atlas: what is it?", #line),
      ("Lower bills", "By watering at night, you pay less.", "Lower bills: how?", #line),
      ("Spruce", "Number of rings, height, girth", "Spruce: what are the 3 key points?", #line),
      ("Share", "Number of those that grow", "Share: what is it?", #line),
      ("Liming a sour bed", "raises its pH", "Liming a sour bed: what does it do?", #line),
      // Abbreviations.
      ("RHS", "Royal Horticultural Society", "RHS: what does it stand for?", #line),
      ("PLaW", "Ploughing land and water", "PLaW: what does it stand for?", #line),
      ("RHS", "Society of gardeners", "RHS: what is it?", #line),
      ("Rose", "Red or sweet English flower", "Rose: in a few words?", #line),
      // Services and other names.
      (
        "Watering", "Amazon Well, AWS Rain for Beds", "Watering: which 2 services?", #line
      ),
      ("Watering", "Amazon Well, a bucket", "Watering: what are the 2 key points?", #line),
      ("Seed lists", "SeedBuild Registry", "Seed lists: which service?", #line),
      ("Weather services", "Amazon Rain, AWS Sun", "Weather services: which 2?", #line),
      ("Own beds", "Dig Your Own Bed (DYOB)", "Own beds: which term goes with them?", #line),
      ("Sorting seeds", "TensorFlow, PyTorch", "Sorting seeds: which 2 frameworks?", #line),
      ("Seed groups", "K-Means, DBSCAN.", "Seed groups: which 2 algorithms?", #line),
      ("Soil wires", "TLS, mud", "Soil wires: what are the 2 key points?", #line),
      ("Soil wires", "TLS", "Soil wires: in a few words?", #line),
      (
        "Exploding gradients", "Dropout, more data", "Exploding gradients: which 2 remedies?", #line
      ),
      ("Watering", "Dropout, more data", "Watering: in a few words?", #line),
      (
        "Old Trees", "Old trees are more frail than young.", "Old Trees: what sets them apart?",
        #line
      ),
      ("Yield", "How much is there to eat?", "Yield: which question does it ask?", #line),
      ("Old pots", "Which of them leak?", "Old pots: which question do they ask?", #line),
      ("Yield", "All that grows. Why not more?", "Yield: in a few words?", #line),
      ("S3 Access Logs", "log requests for seeds", "S3 Access Logs: what does it do?", #line),
      ("Plot access logs", "log requests for seeds", "Plot access logs: in a few words?", #line),
      ("Grafting", "join two plants", "Grafting: what do you do?", #line),
      ("Keel", "Includes the ballast of the boat.", "Keel: what does it include?", #line),
      ("Bosun", "unrigs each mast and stows it below", "Bosun: what does it do?", #line),
      ("Coxing", "Unship the rudder.", "Coxing: what do you do?", #line),
      ("Hull", "since the keel is part of it", "Hull: in a few words?", #line),
      (
        "Dinghies", "well-suited to the calm waters of a lake", "Dinghies: what are they for?",
        #line
      ),
      ("Jibe", "Use when the wind is light.", "Jibe: when do you use it?", #line),
      ("Tern", "to catch a rope", "Tern: what is it for?", #line),
      ("Furling", "Automatically take sails in.", "Furling: what does it do?", #line),
      ("RAG", "Rope-And-Gaff", "RAG: what does it stand for?", #line),
      ("Pulley", "eg: a block at the mast", "Pulley: what is an example?", #line),
      ("3 ropes", "halyard, sheet or stay", "3 ropes: which are they?", #line),
      ("Winches", "Crew rules can slow them.", "Winches: what is the key point?", #line),
      ("Mast", "Depends on stays and shrouds.", "Mast: what does it depend on?", #line),
      ("Anchor", "iron on a long chain, holds the boat", "Anchor: in a few words?", #line),
      ("Anchor", "iron, chain", "Anchor: what are the 2 key points?", #line),
      ("Policy", "The plan, from bed to bed.", "Policy: what is it?", #line),
      ("Thrift", "SeedBuild stores old packets.", "Thrift: what does SeedBuild do?", #line),
      ("SeedBuild thrift", "SeedBuild stores bags.", "SeedBuild thrift: what is it?", #line),
      ("Frost alarm", "< 1 hour", "Frost alarm: which value?", #line),
      ("Rest", "4 weeks", "Rest: which value?", #line),
      ("Rest", "4 weeks of frost", "Rest: in a few words?", #line),
      ("Tools", "It includes rakes.", "Tools: what are they?", #line),
      ("Shed", "Storing, drying and sorting", "Shed: what are the 3 key points?", #line),
      ("Shed", "Storing, drying, and sorting", "Shed: what are the 3 key points?", #line),
      // What is told besides what a thing is.
      (
        "Heat", "More heat typically needs more water.", "Heat: what is the key point?",
        #line
      ),
      ("Beds", "A single bed can hold several rows.", "Beds: what are the key points?", #line),
      ("Bed", "A frame that can hold several rows.", "Bed: what is it?", #line),
      ("Rows", "Old gardens consist of rows of box.", "Rows: what are the key points?", #line),
      ("Seeds", "Know which are annual.", "Seeds: what are they?", #line),
      ("Seeds", "Understand which are annual.", "Seeds: what are the key points?", #line),
      ("Counting slugs", "You can count them at dusk.", "Counting slugs: how?", #line),
      ("Using fleece", "Frost is told by the alarm.", "Using fleece: how?", #line),
      ("Sales", "Weight of crops, number of jars.", "Sales: what are the 2 key points?", #line),
      ("Sales", "Weight of crops, jars.", "Sales: what are they?", #line),
      // What is done with it, what sets it apart, what a trait means.
      ("Old pots", "Using shards as drainage.", "Old pots: how are they used?", #line),
      ("Frost guard", "Using fleece over beds.", "Frost guard: how?", #line),
      (
        "Grafting", "Grafting is more delicate than budding.", "Grafting: what sets it apart?",
        #line
      ),
      ("Low cost", "Waters with minimal use of power.", "Low cost: what does it mean?", #line),
    ]
    for row in cases {
      XCTAssertEqual(asked(row.term, row.answer), row.prompt, line: row.line)
    }
  }

  func testAbbreviationsEndNoSentence() {
    let arena = TextArena()
    defer { withExtendedLifetime(arena) {} }
    let text = arena.copy("A place such as \"St. Olav\" or (St. Ann). It has a pier.")
    let short = Phrasing.shortened(text, words: 9, arena)
    XCTAssertEqual(short.map { String($0) }, "A place such as \"St. Olav\" or (St. Ann).")
  }

  /// A title tells of what kind a name is.
  func testNamesBelowATitle() {
    for (answer, prompt) in [
      ("Net Promoter Score (NPS)", "Fruit taste: which metric?"),
      ("Net promoter score (NPS)", "Fruit taste: what is it?"),
      ("Net Promoter Score (NP)", "Fruit taste: what is it?"),
      ("Score (S)", "Fruit taste: what is it?"),
    ] {
      XCTAssertEqual(asked("Fruit taste", answer, under: "Taste metrics"), prompt)
    }
  }

  /// One question mark is enough.
  func testSubjectsThatAsk() {
    XCTAssertEqual(Phrasing.attribute("Kinds", of: "What is a gauge?"), "What is a gauge: kinds?")
  }

  /// A single service is asked for as one.
  func testOneService() {
    for (answer, prompt) in [
      ("Amazon Rain", "Pots: which AWS service?"),
      ("Amazon Rain, Amazon Sun", "Pots: which AWS services?"),
      ("Amazon Rain and Amazon Sun", "Pots: which AWS services?"),
      ("• Amazon Rain\n• Amazon Sun", "Pots: which AWS services?"),
      ("Amazon Rain & Sun", "Pots: which AWS services?"),
      ("Choose what waters well.", "Pots: which AWS services?"),
    ] {
      XCTAssertEqual(asked("Pots", answer, property: "AWS Services"), prompt)
    }
  }

  /// A title may ask for what its items say.
  func testTitlesThatAsk() {
    for (title, answer, prompt) in [
      ("What to measure", "Measure pH and lime.", "Soil: what do you measure?"),
      ("What to measure", "Fine earth.", "Soil: what is it?"),
      ("What to measure it with", "Measure pH and lime.", "Soil: what does it do?"),
      ("How it helps", "Worms provide tilth.", "Soil: how?"),
      ("Howl", "Worms provide tilth.", "Soil: what is the key point?"),
    ] {
      XCTAssertEqual(asked("Soil", answer, under: title), prompt)
    }
  }

  /// What ranks things is asked for the order.
  func testRankings() {
    for (answer, prompt) in [
      ("Lead > copper > clay", "Pots, by heat loss: which order?"),
      ("Lead > clay", "Pots: heat loss?"),
      ("More than 3 W > clay. Less > wood", "Pots: heat loss?"),
    ] {
      XCTAssertEqual(asked("Pots", answer, property: "Heat loss"), prompt)
    }
  }

  /// What stands over a column is asked as a question of its own.
  func testHeadersAsQuestions() {
    let cases: [(header: String, prompt: String, line: UInt)] = [
      ("What it measures", "Gauge: what does it measure?", #line),
      ("What it mainly catches", "Gauge: what does it mainly catch?", #line),
      ("Error it reduces", "Gauge: which error does it reduce?", #line),
      ("When it carries weight", "Gauge: when does it carry weight?", #line),
      ("What it can hold", "Gauge: what can it hold?", #line),
      ("What it is made of", "Gauge: what is it made of?", #line),
      ("What drives it?", "Gauge: what drives it?", #line),
      ("How it works", "Gauge: how does it work?", #line),
      ("Rain it", "Gauge: rain it?", #line),
      ("What it gains and what it costs", "Gauge: what it gains and what it costs?", #line),
      ("Fits best", "Gauge: what does it fit best?", #line),
      ("Best suited to", "Gauge: what is it best suited to?", #line),
      ("Best for", "Gauge: what is it best for?", #line),
      ("Made for", "Gauge: what is it made for?", #line),
      ("Explained by", "Gauge: what is it explained by?", #line),
      ("Works best with", "Gauge: what does it work best with?", #line),
      ("Runs on", "Gauge: what does it run on?", #line),
      ("Choose it for", "Gauge: what do you choose it for?", #line),
      ("Choose it when", "Gauge: when do you choose it?", #line),
      ("What the keeper does", "Gauge: what does the keeper do?", #line),
      ("What a keeper can read", "Gauge: what can a keeper read?", #line),
      ("Where its parts are kept", "Gauge: where are its parts kept?", #line),
      ("Which rules it knows", "Gauge: which rules does it know?", #line),
      ("Where to look", "Gauge: where to look?", #line),
      ("Lead time to", "Gauge: lead time to?", #line),
      ("Cost", "Gauge: cost?", #line),
      ("Larger", "Gauge: what if it is larger?", #line),
      ("Why it matters", "Gauge: why does it matter?", #line),
      ("Why accuracy matters", "Gauge: why does accuracy matter?", #line),
      ("Why tides matter", "Gauge: why do tides matter?", #line),
      ("What a look at it tells", "Gauge: what a look at it tells?", #line),
      ("Answers to it", "Gauge: answers to it?", #line),
    ]
    for row in cases {
      XCTAssertEqual(Phrasing.attribute(row.header, of: "Gauge"), row.prompt, line: row.line)
    }
    for (header, asked) in [
      ("Fits best", "what do they fit best?"), ("Best for", "what are they best for?"),
      ("Use when", "when do you use them?"), ("What it can hold", "what can they hold?"),
      ("What it has", "what do they have?"), ("Cost", "cost?"),
      ("What they decide", "what do they decide?"), ("What they can hold", "what can they hold?"),
    ] {
      XCTAssertEqual(Phrasing.attribute(header, of: "Tide gauges"), "Tide gauges: \(asked)")
    }
  }

  func testNumberOfTerms() {
    let plurals = [
      "Decision trees", "Kinds of soil", "Seed beds (raised)", "Regression metrics",
      "Learning curves",
      "Availability Zones (AZs)", "Costs",
    ]
    for term in plurals {
      XCTAssertTrue(term.withTextSlice { GrammaticalNumber.isPlural($0) }, term)
    }
    let singulars = [
      "Compost", "Kubernetes", "SageMaker Pipelines", "KMS", "Robotics", "Bias", "MLOps", "Class",
      "Handling pests", "Analysis", "Data", "Loss of leaves", "Moss (on roofs)",
    ]
    for term in singulars {
      XCTAssertFalse(term.withTextSlice { GrammaticalNumber.isPlural($0) }, term)
    }
  }

  func testFormulasAreToldFromProse() {
    let formulas = [
      "TP / (TP + FP)", "a² + b² = c²", "√(x² + y²)", "yield = harvest / area",
      "True positives / (True positives + False negatives)", "x / largest absolute value",
      "LS − ES = LF − EF", "bias² + variance",
      "AC + (BAC − EV)", "n(n − 1) / 2", "2 · precision · recall / (precision + recall)",
    ]
    for text in formulas { XCTAssertTrue(text.withTextSlice(FormulaText.isFormula), text) }
    let prose = [
      "Prefer shade / mulch / fleece over water",
      "the constant height b of a line y = ax + b", "Increase the size of beds (= scale up)",
      "MSE, RMSE, R²", "Yes/No answers", "Spade + rake make most of the work in a garden easy",
      "SMB / NFS shares", "reuse old pots / trays", "sowing + watering into May",
      "Word2Vec + weeding.",
      "beans · peas · lentils", "clockwise = right, counterclockwise = left",
      "the bed (weeds). Plant care = the plants", "soil time; Wait = sun time.",
      "cuts weeds, mulch = cover.",
      "a good choice", "the share of plants that survive = what is left when the winter is over",
    ]
    for text in prose { XCTAssertFalse(text.withTextSlice(FormulaText.isFormula), text) }
  }

  func testOnlyDeterminedTermsAreAskedFor() {
    let cases: [(term: String, answer: String, isDetermined: Bool, line: UInt)] = [
      (
        "Rhizome", "A stem that creeps below the ground and sends out roots and shoots.", true,
        #line
      ),
      ("Rhizome", "A stem that creeps.", false, #line),
      ("Rhizome", "Spreads below the ground and sends out roots and new shoots.", false, #line),
      ("Kew Index", "Lists all the names that were ever given to a seed plant.", true, #line),
      ("Creeping stem", "A stem that creeps below the ground and sends out roots.", false, #line),
      ("Ease of care", "A gardener has little to do from one week to the next.", false, #line),
      ("Frost", "For killing weeds that came up too early in the new year.", false, #line),
    ]
    for row in cases {
      XCTAssertEqual(
        isDetermined(row.term, by: row.answer, trail: ["Garden"]),
        row.isDetermined,
        line: row.line
      )
    }
    XCTAssertFalse(
      isDetermined(
        "Rhizome",
        by: "A stem that creeps below the ground and sends out roots and shoots.",
        trail: ["Roots", "Rhizomes and tubers"]
      )
    )
  }

  private func isDetermined(_ term: String, by answer: String, trail: [String]) -> Bool {
    let arena = TextArena()
    let label = Label(arena.copy(term), in: arena)
    return withExtendedLifetime(arena) {
      ReverseCard.isDetermined(
        label.text,
        key: label.key,
        by: arena.copy(answer),
        trail: trail.map { Label(arena.copy($0), in: arena) },
        arena
      )
    }
  }

  func testPointsAreAskedTogether() {
    let guide = """
      # Garden
      ## Compost
      **Benefits:**
      - **Soil:** holds more water.
      - **Waste:** goes no further than the garden.
      ## Sowing
      ### Key considerations for choosing a date
      - **Frost:** the last night of it.
      - **Light:** more than ten hours.
      - **Soil:** eight degrees.
      """
    let cards = Graphs.of(guide).cards
    XCTAssertEqual(
      cards.map(\.prompt),
      [
        "Compost: benefits? (2)",
        "Key considerations for choosing a date: which 3?",
      ]
    )
    XCTAssertEqual(
      cards.first?.items,
      ["Soil: holds more water.", "Waste: goes no further than the garden."]
    )
  }

  func testThingsSideBySideAreToldApart() {
    let guide = """
      # Garden
      ## Annual vs. perennial
      - **Annual:** lives one summer.
      - **Perennial:** comes back for years.
      ## Tools
      | Aspect | Spade | Fork |
      |---|---|---|
      | Blade | flat | tines |
      | Use | cutting turf | loosening soil |
      """
    let contrasts = Graphs.of(guide).cards.filter { $0.kind == .contrast }
    XCTAssertEqual(
      contrasts.map(\.prompt),
      ["Annual or perennial: what tells them apart?", "Spade or Fork: what tells them apart?"]
    )
    XCTAssertEqual(
      contrasts.last?.items,
      ["Blade: flat | tines", "Use: cutting turf | loosening soil"]
    )
    XCTAssertTrue(Graphs.of(guide).cards.contains { $0.prompt == "Fork: blade?" })
  }
}

/// What a definition says under a label of its own is asked by itself.
final class SpokenAttributesTests: XCTestCase {
  func testLabelledSentencesAreAskedByThemselves() {
    let guide = """
      # Garden
      ## Plants
      **Comfrey** - A deep-rooted herb. Use cases: compost, liquid feed. Grows anywhere.
      Disadvantages: hard to get rid of.

      **Yarrow** - Use it thus: cut it in June. It likes sun.
      """
    let cards = Graphs.of(guide).cards
    XCTAssertEqual(
      cards.map { "\($0.prompt) \($0.answer)" },
      [
        "Comfrey: use cases? compost, liquid feed.",
        "Comfrey: disadvantages? hard to get rid of.",
        "Comfrey: what is it? A deep-rooted herb. Grows anywhere.",
        "Yarrow: what do you do? Use it thus: cut it in June. It likes sun.",
      ]
    )
  }
}
