import Curriculum
import Journal
import Learner

/// What the log says of a card, as other programs read it.
struct CardStateJSON: Encodable {
  let id: String
  let isInGuides: Bool
  let kind: Nullable<String>
  let prompt: Nullable<String>
  let breadcrumb: [String]
  let flagged: Nullable<String>
  let flag: Nullable<String>
  let noted: Nullable<String>
  let note: Nullable<String>
  let suspended: Nullable<String>
  let buried: Nullable<String>
  let buriedUntil: Nullable<String>
  let isLeech: Bool
  let reviews: Int
  let lapses: Int
  let due: Nullable<String>

  /// Takes what is known of a card on a day.
  init(_ card: KnownCard, _ day: StudyDay) {
    let progress = card.progress
    let until = card.buriedUntil(on: day)
    id = card.id.text
    isInGuides = card.card != nil
    kind = Nullable(card.about?.kind)
    prompt = Nullable(card.about?.prompt)
    breadcrumb = card.about?.breadcrumb ?? []
    flagged = Nullable(progress?.flag == nil ? nil : card.marks?.flagged?.iso8601)
    flag = Nullable(progress?.flag)
    noted = Nullable(progress?.note == nil ? nil : card.marks?.noted?.iso8601)
    note = Nullable(progress?.note)
    suspended = Nullable(progress?.isSuspended == true ? card.marks?.suspended?.iso8601 : nil)
    buried = Nullable(until == nil ? nil : card.marks?.buried?.iso8601)
    buriedUntil = Nullable(until?.iso8601)
    isLeech = progress?.isLeech ?? false
    reviews = progress?.reviews ?? 0
    lapses = progress?.lapses ?? 0
    due = Nullable(progress?.due?.iso8601)
  }
}
