import SourceText
import XCTest

@testable import Curriculum

/// The shapes in which people and chat programs write notes; what is expected is what they meant.
final class NoteShapeTests: XCTestCase {
  private func cards(_ body: String, under title: String = "Streams") -> [String] {
    Graphs.of("# Module 1: Data\n\n## \(title)\n\n" + body).cards
      .filter { $0.kind != .term }
      .map { "\($0.prompt) → \($0.answer)" }
  }

  private func check(_ rows: [(String, [String], UInt)], under title: String = "Streams") {
    for (body, expected, line) in rows {
      XCTAssertEqual(cards(body, under: title), expected, line: line)
    }
  }

  /// Programs that make a card of a line need no spaces around its mark; names in code have it too.
  func testMarksWithoutSpaces() {
    check([
      ("What is a jib?::A foresail.\n", ["What is a jib? → A foresail."], #line),
      ("- The first sail:::a jib\n", ["The first sail: what is it? → a jib"], #line),
      (
        "Jib::a foresail\n\nBoom::a spar at the foot\n\nMain sheet::a rope that trims\n",
        [
          "Jib: what is it? → a foresail", "Boom: what is it? → a spar at the foot",
          "Main sheet: what is it? → a rope that trims",
        ], #line
      ),
      ("Vec::new makes one.\n\nBox::leak lets go.\n", [], #line),
      ("Vec::new makes one.\n\nVec::push adds.\n\nBox::new puts it.\n", [], #line),
      ("Vec::new makes.\n\nBox::leak lets go.\n\nRc::new counts.\n\nUse `a::b`.\n", [], #line),
      ("Set AWS::EC2::Instance here.\n", [], #line),
      ("```\nWhat is a jib?::A foresail.\n```\n", [], #line),
    ])
  }

  /// Below a title a name and its value may stand without a sign between.
  func testBareValues() {
    check([
      (
        "- timeout max 15 min\n- env vars 4 KB\n- PITR 35 days (at most)\n- it is fast\n",
        [
          "timeout max: which value? → 15 min", "env vars: which value? → 4 KB",
          "PITR: how long? → 35 days (at most)",
        ], #line
      ),
      (
        "- RAID 0 striping of disks\n- RAID 1 mirroring of disks\n- RAID 5 parity over disks\n",
        [
          "RAID 0: what is it? → striping of disks",
          "RAID 1: what is it? → mirroring of disks",
          "RAID 5: in a few words? → parity over disks",
        ], #line
      ),
    ])
    // Steps, sentences and a value among other points are told as they were.
    for list in [
      "- Step 1 mix\n- Step 2 knead\n- Step 3 bake\n", "- lasts for 15 min\n- a sail of 4 m\n",
      "- timeout max 15 min\n- fast to start\n- cheap to run\n",
    ] {
      XCTAssertEqual(Graphs.of("# T\n\n## Streams\n\n" + list).cards.map(\.kind), [.list], list)
    }
  }

  func testEachLineHasAPlaceOfItsOwn() {
    let text = "# T\n\n## U\n\nred rope :: one\nblue rope :: two\n  old rope :: three\n"
    let graph = Graphs.of(text)
    XCTAssertEqual(graph.cards.map { Graphs.line(of: $0, in: text) }, [5, 6, 7])
  }

  func testSpansOfTimeAreNoTerms() {
    check([
      ("- Papen June - Nov 1932, a cabinet of barons\n", [], #line),
      ("- Cabinet March 1930 - May 1932, deflation\n", [], #line),
      (
        "- Cabinet of 1930 - a government of experts\n",
        ["Cabinet of 1930: what is it? → a government of experts"], #line
      ),
    ])
  }

  func testShoutedTitlesOfBoxes() {
    check([
      (
        "> [!tip] PROF SAID THIS WILL BE ON THE EXAM\n> - Price: high in winter\n",
        ["Streams: price? → high in winter"], #line
      )
    ])
  }

  /// Marks of questions may be numbered, and stand in other languages.
  func testMarksOfQuestions() {
    check([
      (
        "**Q1. Who wrote \"What is a sail?\"**\n**A1.** A sailor.\n\nQ2. How many?\nA2. Nine.\n",
        ["Who wrote \"What is a sail?\" → A sailor.", "How many? → Nine."], #line
      ),
      (
        "Frage: Wie hoch ist der Mast?\nAntwort: 9 Meter.\n",
        ["Wie hoch ist der Mast? → 9 Meter."], #line
      ),
      (
        "**Pregunta:** ¿Qué es una vela?\n**Respuesta:** Una tela.\n",
        ["¿Qué es una vela? → Una tela."], #line
      ),
      (
        "Question: Qu'est-ce qu'une voile ?\nRéponse : Une toile.\n",
        ["Qu'est-ce qu'une voile ? → Une toile."], #line
      ),
    ])
  }

  /// What an arrow means is the writer's to know; what stands above says of what it is said.
  func testDataOfTheDocumentIsNoCard() {
    let sail = "- **Jib**: a foresail\n"
    for data in [
      "Created: March 3, 2025\nStatus: In progress\nTags: boat\n",
      "title:: Boats\ntags:: sea, wind\n",
    ] {
      XCTAssertEqual(
        Graphs.of("# Boats\n\n\(data)\n## Sails\n\n\(sail)").cards.filter { $0.kind != .term }.map(
          \.prompt
        ),
        ["Jib: what is it?"],
        data
      )
    }
    check([
      ("The {{c1::jib}} is a foresail #card\n", ["The […] is a foresail → jib"], #line),
      (
        "- **Wind**: air\n- **Mast**:\n  - Tip: never climb it in a storm at sea\n",
        ["Wind: in a few words? → air"], #line
      ),
    ])
  }

  func testListsOfPairs() {
    check([
      (
        "- Opioids — naloxone\n- Iron — deferoxamine\n- Heparin — protamine sulfate\n",
        [
          "Opioids: in a few words? → naloxone", "Iron: in a few words? → deferoxamine",
          "Heparin: in a few words? → protamine sulfate",
        ], #line
      )
    ])
    // One of them is a remark, and an item without a dash makes it no list of pairs.
    XCTAssertEqual(
      Graphs.of("# T\n\n## Ropes\n\n- Jib — old\n- a sheet\n- a halyard\n").cards.map(\.kind),
      [.list]
    )
  }

  /// Slides have dashes below their bullets.
  func testDashesBelowBullets() {
    check([
      (
        "• Sails\n  – Jib: in front of the mast\n  – Main: behind the mast\n• Ropes\n  – Sheet: trims a sail\n",
        [
          "Jib: in a few words? → in front of the mast", "Main: in a few words? → behind the mast",
          "Sheet: what does it do? → trims a sail",
        ], #line
      )
    ])
  }

  func testAnswersOfOneKind() {
    check([
      (
        "- **Salvage**: *Page v. Berth* (a wreck)\n",
        ["Salvage: which case?"].map { $0 + " → Page v. Berth (a wreck)" }, #line
      ),
      (
        "- **Salvage**: what Page v. Berth said of it\n",
        ["Salvage: in a few words? → what Page v. Berth said of it"], #line
      ),
      (
        "| Boat | Keel | Sail |\n|-|-|-|\n| Raft | none | square |\n| Sloop | fin | jib |\n",
        [
          "Raft: keel? → none", "Raft: sail? → square", "Sloop: keel? → fin", "Sloop: sail? → jib",
          "Raft or Sloop: what tells them apart? → • Keel: none | fin\n• Sail: square | jib",
        ], #line
      ),
    ])
    XCTAssertFalse("TCA = damp cardboard".withTextSlice(FormulaText.isFormula))
    XCTAssertTrue("TCA = price times volume".withTextSlice(FormulaText.isFormula))
  }

  func testArrowsToFewWords() {
    check([
      ("- Condor sail → light wind only\n", ["Condor sail → ? → light wind only"], #line),
      ("- old sail → new sail\n", [], #line), ("- Everything else → the old sail\n", [], #line),
      (
        "1. **Wind**\n   - Positive → full sail\n2. **Tide**\n   - Positive → half speed\n",
        ["Wind: Positive → ? → full sail", "Tide: Positive → ? → half speed"], #line
      ),
    ])
  }

  func testShorthand() {
    check([
      (
        "- EFS = shared files for Linux\n- spot → up to 90 % cheaper\n",
        [
          "EFS: in a few words? → shared files for Linux",
          "spot: in a few words? → up to 90 % cheaper",
        ], #line
      ),
      (
        "- KMS = keys at rest, TLS = keys in transit\n",
        [
          "KMS: in a few words? → keys at rest",
          "TLS: in a few words? → keys in transit",
        ], #line
      ),
      ("- **Low tide** -> the quay is dry\n", ["Low tide: what follows? → the quay is dry"], #line),
      (
        "- **EFS** = shared files for Linux\n", ["EFS: in a few words? → shared files for Linux"],
        #line
      ),
      (
        "- wind < 2 → use the engine\n- reef the sail → winch\n- Sail lost → Call the coast guard\n- **Where is north?** → at the star\n",
        [
          "wind < 2: what follows? → use the engine",
          "Sail lost: which choice? → Call the coast guard",
          "Where is north? → at the star",
        ], #line
      ),
      // A course of events, a setting, code and a variable define nothing.
      ("- load → train → deploy\n", [], #line),
      ("- Mean = 0\n- x = a thing to find\n", [], #line),
      ("- `retries = 3 attempts` is usual\n", [], #line),
      (
        "- Textract = print + forms + tables\n",
        ["Textract: in a few words? → print + forms + tables"], #line
      ),
    ])
  }

  func testListWithAnArrowIsAskedAsAList() {
    check([
      (
        "**Why is one-hot costly?**\n- many columns → much memory\n- columns are sparse\n",
        ["Why is one-hot costly? (2) → • many columns → much memory\n• columns are sparse"], #line
      )
    ])
  }

  func testDashes() {
    check([
      (
        "- Epoch - one pass over all examples\n- Batch — the examples between two updates\n",
        [
          "Epoch: what is it? → one pass over all examples",
          "Batch: what is it? → the examples between two updates",
        ], #line
      ),
      ("- The fleet sailed - nobody knew where it went\n", [], #line),
      ("- 13 ships - left in the harbour of old\n", [], #line),
    ])
  }

  func testTermOnALineOfItsOwn() {
    check([
      (
        "**Parquet**\nA columnar format that compresses well.\n",
        ["Parquet: what is it? → A columnar format that compresses well."], #line
      ),
      (
        "- **Avro**  \n  A row format with its schema.\n",
        ["Avro: what is it? → A row format with its schema."], #line
      ),
      (
        "Compliance audit\nChecks whether the rules are kept.\n",
        ["Compliance audit: what does it do? → Checks whether the rules are kept."], #line
      ),
      ("GOVERNANCE AND RISK\nChecks whether the rules are kept.\n", [], #line),
      ("**Q3 (page 5)**\nThe third answer is right.\n", [], #line),
      (
        "*Firehose*: delivers streams to storage.\n",
        ["Firehose: what does it do? → delivers streams to storage."], #line
      ),
      (
        "- `max_depth`: how deep a tree may grow\n",
        ["max_depth: in a few words? → how deep a tree may grow"], #line
      ),
    ])
  }

  func testLinesWithTerms() {
    let two = [
      "Athena: what is it? → SQL on the files in a bucket.",
      "Redshift: what is it? → a warehouse for analytics.",
    ]
    check([
      (
        "Athena: SQL on the files in a bucket.\nRedshift: a warehouse for analytics.\n", two, #line
      ),
      (
        "Athena: SQL on the files in a bucket.\n\nRedshift: a warehouse for analytics.\n", two,
        #line
      ),
      // One line alone may be a sentence with a colon in it.
      ("Two things count: the depth of the water and the wind.\n", [], #line),
    ])
  }

  func testDefinitionLists() {
    let two = [
      "Helm chart: what is it? → A package of manifests.",
      "Operator: what is it? → A controller that knows its application.",
    ]
    check([
      (
        "Helm chart\n: A package of manifests.\n\n"
          + "Operator\n:   A controller that\n    knows its application.\n",
        two, #line
      ),
      (
        "Helm chart\n: A package of manifests.\nOperator\n: A controller that knows its application.\n",
        two, #line
      ),
      (
        "Helm chart\n\n: A package of manifests.\n\nOperator\n\n"
          + ": A controller that knows its application.\n",
        two, #line
      ),
      (": A colon at the beginning defines nothing.\n", [], #line),
    ])
  }

  func testTermsInRunningText() {
    check([
      (
        "The **kubelet** is an agent that runs on each node. **kube-proxy** maintains the rules "
          + "of the network.\n",
        [
          "kubelet: what is it? → an agent that runs on each node.",
          "kube-proxy: what does it do? → maintains the rules of the network.",
        ], #line
      ),
      (
        "A *volume* (PV) is a piece of storage in the cluster; a *claim* is a request of a user.\n",
        [
          "volume (PV): what is it? → a piece of storage in the cluster",
          "claim: what is it? → a request of a user.",
        ], #line
      ),
      (
        "A **Role** is a set of permissions in a namespace, whereas a **ClusterRole** is not "
          + "bound to one.\n",
        ["Role: what is it? → a set of permissions in a namespace"], #line
      ),
      // A list of terms is no second clause.
      (
        "A **Job** creates Pods, *volumes* and claims for its work.\n",
        ["Job: what does it do? → creates Pods, volumes and claims for its work."], #line
      ),
      // What only the text before it names, and what is no definition.
      ("The **probe** tells it when traffic may come in again.\n", [], #line),
      ("The **probe** is one of the three that this cluster has.\n", [], #line),
      ("The **probe** is often forgotten by those who begin.\n", [], #line),
      ("We say that the **probe** is an agent on each node.\n", [], #line),
      ("**Always** keep the keys of a cluster in a safe.\n", [], #line),
      (
        "- **Generative models** learn the patterns of data\n",
        ["Generative models: what do they do? → learn the patterns of data"], #line
      ),
      (
        "- **Controllers** are loops that compare two states\n",
        ["Controllers: what are they? → loops that compare two states"], #line
      ),
    ])
  }

  func testSentencesAboutWhatStandsAboveThem() {
    let body = """
      **Amazon Bedrock**

      - Amazon Bedrock is a managed service that offers models of several makers through one API, \
      so that a change of the model needs hardly any code and no servers at all.
      - It bills by token.

      """
    XCTAssertEqual(
      cards(body),
      [
        "Amazon Bedrock: what is it? → a managed service that offers models of several makers "
          + "through one API, so that a change of the model needs hardly any code and no servers "
          + "at all."
      ]
    )
    check(
      [
        (
          "- Is a wrapper for jobs that run again and again\n- has a schedule\n",
          ["CronJob: what is it? → a wrapper for jobs that run again and again"], #line
        ),
        ("- Has no end\n- is started by hand\n", [], #line),
        (
          "A wrapper that runs jobs again and again.\n",
          ["CronJob: what is it? → A wrapper that runs jobs again and again."], #line
        ),
        ("A wrapper that two teams share is one that nobody mends.\n", [], #line),
        (
          "A schedule continues a series of runs into the night.\n",
          ["Schedule: what does it do? → continues a series of runs into the night."], #line
        ),
      ],
      under: "CronJob"
    )
  }

  func testOneSentenceIsAskedOfATerm() {
    // The one that says what it is, and none where the term is set apart.
    XCTAssertEqual(
      cards(
        "The **kubelet** watches the containers of a node.\n\n"
          + "The **kubelet** is an agent that runs on each node.\n"
      ),
      ["kubelet: what is it? → an agent that runs on each node."]
    )
    XCTAssertEqual(
      cards(
        "The **kubelet** watches the containers of a node.\n\n"
          + "- **Kubelets**: the agents of a cluster that start containers\n"
      ),
      ["Kubelets: what are they? → the agents of a cluster that start containers"]
    )
  }

  func testAnnouncedLists() {
    check([
      (
        "Sections of a local address:\n- prefix\n- global name\n- subnet\n",
        ["Sections of a local address: which 3? → • prefix\n• global name\n• subnet"], #line
      ),
      ("The following ports are open:\n- 22\n- 80\n", [], #line),
      ("What the captain needs:\n- a map\n- a compass\n", [], #line),
      ("4 kinds of rope:\n- hemp\n- sisal\n", [], #line),
    ])
  }

  func testListsThatMarkdownDoesNotSee() {
    let list = ["Kinds of drift: which 2? → • data drift\n• concept drift"]
    check([
      ("**Kinds of drift:**\n\t•\tdata drift\n\t•\tconcept drift\n", list, #line),
      ("Kinds of drift:\n\t•\tdata drift\n\t•\tconcept drift\n", list, #line),
      ("Kinds of drift:\n    - data drift\n    - concept drift\n", list, #line),
      ("Kinds of drift:\n\n\t•\tdata drift\n\t•\tconcept drift\n", list, #line),
    ])
    // A mark may be all that is left of the file.
    XCTAssertEqual(Healed.text("Drift\n    - "), "Drift\n- ")
    XCTAssertEqual(Healed.text("Drift\n\t•"), "Drift\n\t•")
    // Code stays code.
    XCTAssertEqual(Healed.text("Example:\n\n    - name: web\n"), "Example:\n\n    - name: web\n")
    XCTAssertEqual(
      Healed.text("Drift\n    - data\n        - fast\n"),
      "Drift\n- data\n  - fast\n"
    )
  }

  func testCallouts() {
    check([
      (
        "> [!question]- What is a shard?\n> A unit of capacity.\n",
        ["What is a shard? → A unit of capacity."], #line
      ),
      (
        "> [!tip]\n> **Spot**: a discount for what nobody else uses\n",
        ["Spot: what is it? → a discount for what nobody else uses"], #line
      ),
      (
        "> [!note] Prices\n> **Spot**: a discount for what nobody else uses\n",
        ["Spot: what is it? → a discount for what nobody else uses"], #line
      ),
    ])
  }

  func testWhatDetailsHideStandsUnderTheirSummary() throws {
    let graph = Graphs.of(
      "# Module 1: Data\n\n## Setup\n\n<details><summary>Providers</summary>\n\n"
        + "- **Alias**: a second setup of one provider\n\n</details>\n\n"
        + "- **State**: what Terraform knows of the world\n"
    )
    XCTAssertEqual(graph.cards.map { $0.breadcrumb.last }, ["Providers", "Setup"])
  }

  func testAFileWithoutTitlesHasItsName() {
    let file = SourceFile(
      path: "notes/ropes.md",
      bytes: Array("- **Bight**: a loop of rope\n- **Purpose**: to hold\n".utf8)
    )
    let graph = GraphBuilder.graph(files: [file], exam: "mla-c01")
    XCTAssertEqual(graph.topics.map(\.title), ["ropes"])
    XCTAssertEqual(graph.cards.map(\.prompt), ["Bight: what is it?"])
  }

  func testHeads() {
    check([
      (
        "- ✅ **Athena**: SQL on the files in a bucket\n",
        ["Athena: in a few words? → SQL on the files in a bucket"], #line
      ),
      (
        "- [[Parquet]]: a columnar format, see [[Arrow|the Arrow format]]\n",
        ["Parquet: what is it? → a columnar format, see the Arrow format"], #line
      ),
      (
        "- Central nervous system (CNS): brain and spinal cord\n",
        ["Central nervous system (CNS): in a few words? → brain and spinal cord"], #line
      ),
      ("- Events of objects (ex: put, get): can be told apart\n", [], #line),
      (
        "> **Definition — Overfitting:** a model that learns noise\n",
        ["Overfitting: what is it? → a model that learns noise"], #line
      ),
      (
        "**Key term:** *Epoch* — one pass over all examples\n",
        ["Epoch: what is it? → one pass over all examples"], #line
      ),
      (
        "Term: Model Monitor\nDefinition: watches endpoints for drift.\n",
        ["Model Monitor: what does it do? → watches endpoints for drift."], #line
      ),
      ("- You have N pairs: D = a set of N pairs\n", [], #line),
      ("- 27th: the second telegram came from the island\n", [], #line),
    ])
  }

  func testItemsThatAreSentences() {
    check([
      (
        "- DynamoDB is a store of keys and values\n",
        ["DynamoDB: what is it? → a store of keys and values"], #line
      ),
      (
        "- The API server is the only part that talks to etcd.\n",
        ["API server: what is it? → the only part that talks to etcd."], #line
      ),
      ("- There is a store of keys and values\n- Most of it is a store of keys\n", [], #line),
      ("- a) Output is a sum of weighted values\n", [], #line),
      ("- where xt is the noise at a step of time, and\n", [], #line),
    ])
  }

  func testTermsBesideWhatTheyAre() {
    check([
      (
        "All of it is kept in **etcd**, a store that holds the state of the cluster.\n",
        ["etcd: what is it? → a store that holds the state of the cluster."], #line
      ),
      (
        "Clients use a **Service**: a stable name in front of Pods.\n",
        ["Service: what is it? → a stable name in front of Pods."], #line
      ),
      (
        "We keep it in **etcd**, a store of keys and values, has to be backed up.\n",
        ["etcd: what is it? → a store of keys and values"], #line
      ),
      ("We keep **etcd**, the same as before, on three nodes.\n", [], #line),
      (
        "Use `terraform validate` to make sure that the configuration is valid.\n",
        [
          "terraform validate: what is it for? → to make sure that the configuration is valid."
        ], #line
      ),
    ])
  }

  func testDates() {
    check([
      (
        "- 1934 - the court of the people was set up\n",
        ["1934: what happened? → the court of the people was set up"], #line
      ),
      (
        "- Berlin blockade - June 1948 - all routes to the city were closed\n",
        ["Berlin blockade: what happened? → June 1948 - all routes to the city were closed"], #line
      ),
    ])
  }

  func testNotesBetweenFences() {
    check([
      (
        "```\nMosaic - a picture made of small pieces\nVoyager - someone who sails the seas\n```\n",
        [
          "Mosaic: what is it? → a picture made of small pieces",
          "Voyager: in a few words? → someone who sails the seas",
        ], #line
      )
    ])
    for code in [
      "```swift\nMosaic - a picture made of pieces\nVoyager - one who sails the seas\n```\n",
      "```\nlet depth = 3 + 4 - 5\nlet width = (a - b) * 2\n```\n",
      "```\nrun the tool - it is quick\n{ stop }\n{ start }\n```\n",
    ] {
      XCTAssertEqual(Healed.text(code), code)
    }
  }

  func testAnswersInAListOfTheirOwn() {
    let questions = "1. Which hormone raises calcium?\n2. Which wave shows the end?\n"
    let answers = "1. Parathyroid hormone\n2. The T wave\n"
    let expected = [
      "Which hormone raises calcium? → Parathyroid hormone",
      "Which wave shows the end? → The T wave",
    ]
    for body in [
      "## Review questions\n\n\(questions)\n## Answers\n\n\(answers)",
      "## Quiz\n\n\(questions)\n**Answers:**\n\n\(answers)",
      "## Quiz\n\n\(questions)\n<details><summary>Answers</summary>\n\n\(answers)\n</details>\n",
    ] {
      let graph = Graphs.of("# Module 1: The body\n\n## Blood\n\ntext\n\n" + body)
      XCTAssertEqual(graph.cards.map { "\($0.prompt) → \($0.answer)" }, expected, body)
    }
    // Of lists of different lengths nobody knows which answer belongs to what.
    let graph = Graphs.of(
      "# Module 1: The body\n\n## Quiz\n\n\(questions)\n## Answers\n\n\(answers)3. A third\n"
    )
    XCTAssertEqual(graph.cards.map(\.prompt), [])
  }

  func testListsBelowTitles() {
    let cards = cards("- Detached protector\n- Angry protector\n", under: "Avoidance modes")
    XCTAssertEqual(
      cards,
      ["Avoidance modes: which 2? → • Detached protector\n• Angry protector"]
    )
    check(
      [
        (
          "- It shows the model in real use.\n- It captures what users do.\n",
          [
            "Benefits of online evaluation: what are the 2 key points? → "
              + "• It shows the model in real use.\n• It captures what users do."
          ], #line
        )
      ],
      under: "Benefits of online evaluation"
    )
    check([("- Roles are created by hand.\n- Pods come and go.\n", [], #line)], under: "Pods")
  }

  func testWhatIsAboutTheExam() {
    check([
      ("| Domain | Weight |\n|---|---|\n| Data | 28% |\n| Models | 26% |\n", [], #line)
    ])
    for title in ["Study plan (4 weeks)", "Final checklist", "Exam strategy"] {
      XCTAssertEqual(cards("- **First pass**: answer what you are sure of\n", under: title), [])
    }
  }

  func testLectureNotes() {
    check([
      (
        "Definition (Process): A program in execution with an address space of its own.\n",
        ["Process: what is it? → A program in execution with an address space of its own."], #line
      ),
      (
        "Theorem (Amdahl): The part that cannot be spread bounds the speedup.\n",
        [
          "Theorem (Amdahl): what does it say? → "
            + "The part that cannot be spread bounds the speedup."
        ], #line
      ),
      (
        "**Data drift.** The distribution of the inputs changes over time.\n",
        ["Data drift: what is it? → The distribution of the inputs changes over time."], #line
      ),
      ("**Keep the keys that you have.** The safe is in the cellar.\n", [], #line),
    ])
  }

  func testSeveralTermsInOneItem() {
    check([
      (
        "- RCU: one read of 4 KB; WCU: one write of 1 KB\n",
        [
          "RCU: what is it? → one read of 4 KB",
          "WCU: what is it? → one write of 1 KB",
        ], #line
      ),
      (
        "Trigger words: \"replay\" → streams, \"load, no code\" → Firehose\n",
        [
          "\"replay\": which answer? → streams",
          "\"load, no code\": which answer? → Firehose",
        ], #line
      ),
      (
        "**Q: Fastest way to a human review?** → A2I\\\n**Q: Chips for training?** → Trainium\n",
        ["Fastest way to a human review? → A2I", "Chips for training? → Trainium"], #line
      ),
    ])
  }

  func testPropertiesOfAProduct() throws {
    check([
      (
        "- KDS (Kinesis)\n  - Retention: 24 h, at most 365 days\n"
          + "  - Shard: a unit of capacity of the stream\n"
          + "  - Consumer: a program that reads the stream\n",
        [
          "KDS (Kinesis): retention? → 24 h, at most 365 days",
          "Shard: what is it? → a unit of capacity of the stream",
          "Consumer: what is it? → a program that reads the stream",
        ], #line
      ),
      (
        "- Kinds of windows\n  - Tumbling: fixed, no overlap\n",
        ["Tumbling: in a few words? → fixed, no overlap"], #line
      ),
    ])
    // A heading within an item stands over what follows it there.
    let graph = Graphs.of(
      "# Module 1: Tests\n\n## Techniques\n\n- intro\n\n  ## Partitions\n\n"
        + "  - **Valid partition**: values that are accepted\n"
    )
    XCTAssertEqual(graph.cards.first?.breadcrumb, ["Tests", "Techniques", "Partitions"])
  }

  func testLabelsOverLists() {
    check([
      (
        "You are billed for two things:\n- hours\n- storage\n",
        ["You are billed for two things: which 2? → • hours\n• storage"], #line
      ),
      (
        "**Webhook**\n- Access is decided by a service outside the cluster\n",
        ["Webhook: what is it? → Access is decided by a service outside the cluster"], #line
      ),
      (
        "**Training needs:**\n- one machine\n- a fast disk\n- **Limits:**\n  - hours\n  - cost\n",
        [
          "Training needs: which 2? → • one machine\n• a fast disk",
          "Training needs: limits? (2) → • hours\n• cost",
        ], #line
      ),
    ])
    XCTAssertEqual(
      cards(
        "1. Measure the imbalance\n2. Split the data\n3. Train the model\n",
        under: "Fixing imbalance"
      ),
      [
        "Fixing imbalance: the 3 steps in order? → "
          + "1. Measure the imbalance\n2. Split the data\n3. Train the model"
      ]
    )
  }

  func testAListThatReturnsBelowEveryTitleBelongsToEach() {
    let sections = ["Hemp", "Sisal", "Cotton"].map {
      "## \($0)\n\n**Traps:**\n- it rots \($0)\n- it shrinks\n"
    }
    let graph = Graphs.of("# Module 1: Ropes\n\n" + sections.joined(separator: "\n"))
    XCTAssertEqual(
      graph.cards.map(\.prompt),
      ["Hemp: traps? (2)", "Sisal: traps? (2)", "Cotton: traps? (2)"]
    )
    let lists = ["Hemp", "Sisal", "Cotton"].map {
      "## \($0)\n\n**Training:**\n- it rots \($0)\n- it shrinks\n"
    }
    XCTAssertEqual(
      Graphs.of("# Module 1: Ropes\n\n" + lists.joined(separator: "\n")).cards.map(\.prompt),
      ["Hemp: training? (2)", "Sisal: training? (2)", "Cotton: training? (2)"]
    )
  }

  func testRowsThatOnlyASecondCellTellsApart() {
    check([
      (
        "| Kind | Size | Store |\n|---|---|---|\n| tables | small | one |\n"
          + "| tables | large | two |\n| images | huge | third |\n",
        [
          "tables, small: store? → one", "tables, large: store? → two",
          "images, huge: store? → third",
        ], #line
      ),
      // The second cell repeats too.
      (
        "| Kind | Size | Store |\n|---|---|---|\n| tables | small | one |\n"
          + "| tables | small | two |\n| images | huge | third |\n",
        ["images: size? → huge", "images: store? → third"], #line
      ),
    ])
  }

  func testTheTitleOfAGuideStandsOnceInATrail() {
    let graph = Graphs.of(
      "# Course of ropes\n\n- **Bight**: a loop of rope\n\n## Chapter 1. Knots\n\n"
        + "- **Hitch**: a knot around a post\n\n## Words\n\n- **Bollard**: a post on a quay\n"
    )
    XCTAssertEqual(
      graph.cards.map(\.breadcrumb),
      [["Course of ropes"], ["Knots"], ["Course of ropes", "Words"]]
    )
  }
}
