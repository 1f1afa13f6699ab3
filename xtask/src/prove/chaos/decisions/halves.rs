//! What must never be found of decisions and batches: anything half, anything twice, anything early. Each query gives
//! a line for each thing that is wrong.

/// The move of a case that a decision `d` is.
macro_rules! action_of_d {
    () => {
        "case d.decision when 'layak' then 'find_layak' when 'tidak_layak' then 'find_tidak_layak' \
         when 'minta_info' then 'ask_info' when 'bukan_wewenang' then 'find_bukan_wewenang' \
         when 'ganda' then 'find_ganda' end"
    };
}

/// That `d` waits.
macro_rules! d_waits {
    () => {
        "d.undone_at is null and d.applied_at is null and d.void_at is null"
    };
}

/// Of decisions: the row, where the case stands, its history, the log, and the mail.
pub(super) const DECISIONS: [&str; 18] = [
    concat!(
        "select 'two decisions about a case wait: ' || d.case_id from case_decision d where ",
        d_waits!(),
        " group by d.case_id having count(*) > 1"
    ),
    "select 'a decision ended twice: ' || id from case_decision \
     where (undone_at is not null and applied_at is not null) \
     or (void_at is not null and (undone_at is not null or applied_at is not null))",
    "select 'a decision does not wait ten minutes: ' || id from case_decision \
     where effective_at <> made_at + 600 or applied_at < effective_at or undone_at >= effective_at",
    // Nobody changes a case whose decision waits: none may have become void.
    "select 'a decision means nothing any more: ' || id from case_decision where void_at is not null",
    concat!(
        "select 'a decision took effect, and its case did not move once: ' || d.id \
         from case_decision d where d.applied_at is not null and (select count(*) from case_event e \
         where e.case_id = d.case_id and e.actor = 'petugas' and e.actor_id = d.petugas_id \
         and e.at = d.applied_at and e.action = ",
        action_of_d!(),
        " and coalesce(e.reason, '') = coalesce(d.reason, '') \
         and (e.note is null) = (d.note is null)) <> 1"
    ),
    concat!(
        "select 'a case moved without a decision that stands: ' || e.id from case_event e \
         where (e.action like 'find_%' or e.action = 'ask_info') and (select count(*) \
         from case_decision d where d.case_id = e.case_id and d.petugas_id = e.actor_id \
         and d.applied_at = e.at and e.action = ",
        action_of_d!(),
        ") <> 1"
    ),
    concat!(
        "select 'a case is not with whoever decided it: ' || d.id from case_decision d \
         join review_case c on c.id = d.case_id where ",
        d_waits!(),
        " and (c.state <> 'under_review' or c.version <> d.case_version or c.lease_by is null \
         or c.lease_by <> d.petugas_id or c.lease_until < d.effective_at)"
    ),
    "select 'a case is held where nobody works on it: ' || ticket from review_case \
     where (lease_by is not null and state not in ('under_review', 'info_needed')) \
     or (lease_by is null) <> (lease_until is null)",
    "select 'a case stands where its history does not end: ' || c.ticket from review_case c \
     where c.state <> (select e.to_state from case_event e where e.case_id = c.id \
     order by e.id desc limit 1)",
    "select 'a history has a gap: ' || e.id from case_event e where e.from_state <> \
     (select p.to_state from case_event p where p.case_id = e.case_id and p.id < e.id \
     order by p.id desc limit 1)",
    "select 'versions of cases and their histories do not agree' from \
     (select count(distinct c.version - (select count(*) from case_event e \
     where e.case_id = c.id)) as kinds from review_case c) r where r.kinds > 1",
    "select 'moves and their audit entries do not agree: ' || c.ticket from review_case c \
     where (select count(*) from audit_entry l where l.case_id = c.id and l.action = 'case.move') \
     <> (select count(*) from case_event e where e.case_id = c.id and e.action <> 'submit')",
    "select 'decisions and their audit entries do not agree: ' || c.ticket from review_case c \
     where (select count(*) from audit_entry l where l.case_id = c.id and l.action = 'case.decide') \
     <> (select count(*) from case_decision d where d.case_id = c.id)",
    "select 'decisions taken back and their audit entries do not agree: ' || c.ticket \
     from review_case c where \
     (select count(*) from audit_entry l where l.case_id = c.id and l.action = 'case.undo') \
     <> (select count(*) from case_decision d where d.case_id = c.id and d.undone_at is not null)",
    "select 'a decision took effect, and its citizen was not written to once: ' || d.id \
     from case_decision d join review_case c on c.id = d.case_id where d.applied_at is not null \
     and (select count(*) from outbox o where o.case_id = c.id and o.created_at = d.applied_at \
     and o.dedupe_key in ('decided:' || c.ticket || ':' || d.id, \
     'info_needed:' || c.ticket || ':' || d.id)) <> (select count(*) from case_contact k \
     where k.case_id = c.id and k.party = 'proposer' and k.email is not null)",
    "select 'a mail of no decision that stands: ' || o.dedupe_key from outbox o \
     where o.template in ('decided', 'info_needed', 'subject_reviewed') \
     and not exists (select 1 from case_decision d join review_case c on c.id = d.case_id \
     where c.id = o.case_id and d.applied_at is not null \
     and o.dedupe_key = o.template || ':' || c.ticket || ':' || d.id) \
     and not exists (select 1 from batch_case b join batch t on t.id = b.batch_id \
     join review_case c on c.id = b.case_id where c.id = o.case_id and t.endorsed_at is not null \
     and o.dedupe_key = 'decided:' || c.ticket || ':endorse:' || b.batch_id)",
    "select 'two mails of one event: ' || dedupe_key from outbox \
     group by dedupe_key having count(*) > 1",
    "select 'an entry of the log about no case: ' || l.id from audit_entry l \
     where l.case_id is not null \
     and not exists (select 1 from review_case c where c.id = l.case_id)",
];

/// Of batches: members, letter, endorsement, what was handed out.
pub(super) const BATCHES: [&str; 14] = [
    "select 'a case is in two batches: ' || case_id from batch_case \
     group by case_id having count(*) > 1",
    "select 'a case stands elsewhere than its batch: ' || c.ticket from batch_case b \
     join batch t on t.id = b.batch_id join review_case c on c.id = b.case_id \
     where c.state <> case when t.endorsed_at is null then 'proposed' else 'endorsed' end",
    "select 'a case is proposed and in no batch: ' || c.ticket from review_case c \
     where c.state in ('proposed', 'endorsed') \
     and not exists (select 1 from batch_case b where b.case_id = c.id)",
    "select 'a case is in the batch of another kind: ' || c.ticket from batch_case b \
     join batch t on t.id = b.batch_id join review_case c on c.id = b.case_id \
     where (t.kind = 'usulan') <> (c.kind = 'usulan')",
    "select 'a case went into batches and out of them otherwise: ' || c.ticket from review_case c \
     where (select count(*) from case_event e where e.case_id = c.id and e.action = 'batch') - \
     (select count(*) from case_event e where e.case_id = c.id and e.action = 'unbatch') \
     <> (select count(*) from batch_case b where b.case_id = c.id)",
    "select 'a batch was not begun once: ' || t.id from batch t where (select count(*) \
     from audit_entry l where l.action = 'batch.begin' and l.detail = 'batch:' || t.id) <> 1",
    "select 'two batches have one number: ' || kind from batch \
     group by kind, region, cycle, number having count(*) > 1",
    "select 'a letter is half there: ' || id from batch \
     where (letter_number is null) <> (letter_file is null) \
     or (letter_file is null) <> (letter_sha256 is null) \
     or (letter_file is null) <> (letter_bytes is null) \
     or (letter_number is null) <> (letter_date is null) \
     or (letter_number is null) <> (signer_role is null) \
     or (letter_number is null) <> (signer_name is null) \
     or (letter_number is null) <> (letter_by is null)",
    "select 'a batch is endorsed and not whole: ' || t.id from batch t \
     where (t.endorsed_at is null) <> (t.endorsed_by is null) or (t.endorsed_at is not null \
     and (t.letter_file is null or t.signer_role is null \
     or not exists (select 1 from batch_case b where b.batch_id = t.id)))",
    "select 'the cases of an endorsed batch were not endorsed once: ' || b.case_id \
     from batch_case b join batch t on t.id = b.batch_id where (select count(*) from case_event e \
     where e.case_id = b.case_id and e.action = 'endorse') <> case when t.endorsed_at is null \
     then 0 else 1 end",
    "select 'a batch was not endorsed once: ' || t.id from batch t where (select count(*) \
     from audit_entry l where l.action = 'batch.endorse' and l.detail = 'batch:' || t.id) \
     <> case when t.endorsed_at is null then 0 else 1 end",
    "select 'the owner of an endorsed case was not written to once: ' || c.ticket \
     from batch_case b join batch t on t.id = b.batch_id join review_case c on c.id = b.case_id \
     where (select count(*) from outbox o \
     where o.dedupe_key = 'decided:' || c.ticket || ':endorse:' || t.id) <> \
     case when t.endorsed_at is null then 0 else (select count(*) from usulan u \
     join case_contact k on k.case_id = u.case_id and k.party = 'proposer' \
     where u.case_id = c.id and u.hubungan <> 'tetangga' and k.email is not null) end",
    "select 'exports of one batch differ: ' || batch_id from batch_export group by batch_id \
     having count(distinct csv_sha256) > 1 or count(distinct xlsx_sha256) > 1",
    "select 'an export was noted otherwise than made: ' || b.case_id from batch_case b \
     where (select count(*) from audit_entry l where l.case_id = b.case_id \
     and l.action = 'case.export') <> (select count(*) from batch_export x \
     where x.batch_id = b.batch_id)",
];
