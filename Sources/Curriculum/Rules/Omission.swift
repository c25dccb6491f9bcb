/// Something that an author wrote down to be asked, and that is not asked as it stands.
struct Omission: Sendable {
  /// What became of an answer or a list that is long.
  enum Fate: Sendable {
    /// It is asked as it stands.
    case whole
    /// The leading sentences are asked.
    case cut
    /// It is not asked.
    case leftOut
  }

  /// Why it is not asked as it stands.
  enum Reason: Sendable {
    /// There are too many words, items or gaps.
    case long(count: Int, unit: String, limit: Int, Fate)
    /// The prompt says all that the answer says.
    case answerInPrompt
    /// A property stands under headings and labels that name nothing it could belong to.
    case noSubject
    /// A question has no answer.
    case noAnswer
    /// An answer ends with a word that wants another one.
    case answerBreaksOff
    /// The answer only says where the answer stands.
    case answerElsewhere
    /// A question is about a picture, which no card shows.
    case needsPicture
  }

  let reason: Reason
  /// What would be asked.
  let subject: String
  /// Whether the author marked it as a question or an answer.
  let isExplicit: Bool
  /// The place in the document.
  let range: Range<Int>
}
