-- +goose Up
-- The tables of the first release: the store's own, those of the catalogues, indexes.

-- An installation that writes the file. place is a keyed hash of host and folder.
CREATE TABLE machine (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    place BLOB NOT NULL,
    since_at TEXT NOT NULL
) STRICT;

-- What one person did at one moment: one transaction, one undo step. stamp is the
-- hybrid logical clock (milliseconds << 20 | counter) of its first change, at the wall
-- clock in milliseconds; link closes the hash chain of the machine over its changes. An
-- act that made nothing but changes records of one type, with ids from row_id on, says so
-- itself (record, row_id) and has no rows in change: saving one visit writes no more than
-- it must. first_change is the first row of change it has or could have.
CREATE TABLE act (
    id INTEGER PRIMARY KEY,
    stamp INTEGER NOT NULL,
    at INTEGER NOT NULL,
    machine_id INTEGER NOT NULL REFERENCES machine (id),
    worker_id INTEGER REFERENCES worker (id),
    cause TEXT NOT NULL,
    undoes INTEGER REFERENCES act (id),
    sentence TEXT NOT NULL,
    first_change INTEGER NOT NULL,
    changes INTEGER NOT NULL,
    salt BLOB NOT NULL,
    link BLOB NOT NULL,
    record INTEGER,
    row_id INTEGER
) STRICT;

-- One record edited (kind 1) by an act, or records created (kind 0) one after another: run
-- of them (32 at most), whose ids follow row_id. The stamp of an edit is the act's plus
-- seq; that of a creation counts on through its run. edits is JSON: field -> before,
-- after, stamps of the values replaced.
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    act_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    record INTEGER NOT NULL,
    row_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    run INTEGER NOT NULL DEFAULT 1,
    edits BLOB
) STRICT;
CREATE INDEX change_row ON change (record, row_id);

-- Settings of this computer; they never travel.
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was typed into a form and not saved yet, sealed.
CREATE TABLE draft (
    form TEXT PRIMARY KEY,
    title BLOB NOT NULL,
    body BLOB NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What happened apart from the records: logins, reveals, exports, backups; they never
-- travel. link closes a hash chain over a salted commitment of kind and detail, the
-- event's own row, and the newest act at the time with its link; mac vouches for it with a
-- key derived from the master. commitment stands where a part of the detail was erased; then
-- mac is of the detail that is left as well.
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    worker_id INTEGER REFERENCES worker (id),
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    act_id INTEGER NOT NULL,
    act_link BLOB,
    salt BLOB NOT NULL,
    commitment BLOB,
    link BLOB NOT NULL,
    mac BLOB NOT NULL
) STRICT;

-- What a change committed to whose values were erased for good: the chain of acts is
-- checked with it. mac vouches that the program erased them, and nobody else.
CREATE TABLE erased (
    act_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    commitment BLOB NOT NULL,
    mac BLOB NOT NULL,
    PRIMARY KEY (act_id, seq)
) STRICT, WITHOUT ROWID;

-- What is left of a household or person erased for good: counts and sums for statistics,
-- nothing that tells who it was. year is the ledger year the counts belong to.
CREATE TABLE remnant (
    id INTEGER PRIMARY KEY,
    erased_on TEXT NOT NULL,
    subject TEXT NOT NULL,
    village TEXT NOT NULL,
    household_type TEXT NOT NULL,
    year INTEGER NOT NULL,
    households INTEGER NOT NULL,
    persons INTEGER NOT NULL,
    visits INTEGER NOT NULL,
    measures INTEGER NOT NULL,
    measure_amount INTEGER NOT NULL,
    incomes INTEGER NOT NULL,
    income_amount INTEGER NOT NULL
) STRICT;

-- The keys of the search box: class (cases.KeyClass), key (a keyed hash where it is made
-- of sealed values), and whom it finds: a person's id, or minus a household's.
CREATE TABLE search_key (
    class INTEGER NOT NULL,
    key BLOB NOT NULL,
    subject INTEGER NOT NULL,
    PRIMARY KEY (class, key, subject)
) STRICT, WITHOUT ROWID;

-- How templates of other offices are filled, by the fingerprint of their headers; they
-- never travel.
CREATE TABLE template (
    fingerprint TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    map TEXT NOT NULL,
    used_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who can open a file that has a password: the master key, sealed to each person's public
-- key, whose private half is sealed under the password. A row with an empty uid is the
-- recovery code's. Without rows the key lies open in the data folder.
CREATE TABLE key_holder (
    uid BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    since_at TEXT NOT NULL,
    passes INTEGER NOT NULL,
    memory INTEGER NOT NULL,
    lanes INTEGER NOT NULL,
    salt BLOB NOT NULL,
    private BLOB NOT NULL,
    public BLOB NOT NULL,
    master BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE "worker" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "name" TEXT,
    "duty" TEXT,
    "unit" TEXT,
    "phone" BLOB,
    "sign" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "village" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "province" TEXT,
    "city" TEXT,
    "county" TEXT,
    "town" TEXT,
    "name" TEXT,
    "code" TEXT,
    "kind" TEXT,
    "households" INTEGER,
    "people" INTEGER,
    "dibao_households" INTEGER,
    "dibao_people" INTEGER,
    "tekun_people" INTEGER,
    "disabled_people" INTEGER,
    "pension_people" INTEGER,
    "unsafe_houses" INTEGER,
    "unsafe_water" INTEGER,
    "arable_mu" TEXT,
    "forest_mu" TEXT,
    "returned_mu" TEXT,
    "orchard_mu" TEXT,
    "pasture_mu" TEXT,
    "water_mu" TEXT,
    "road_to_town_hardened" TEXT,
    "bus" TEXT,
    "clinics" INTEGER,
    "doctors" INTEGER,
    "public_toilets" INTEGER,
    "rubbish_points" INTEGER,
    "reading_rooms" INTEGER,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "team" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "village_id" INTEGER REFERENCES "village" (id),
    "name" TEXT,
    "order" INTEGER,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "household" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "village_id" INTEGER REFERENCES "village" (id),
    "team_id" INTEGER REFERENCES "team" (id),
    "code" TEXT,
    "hamlet" TEXT,
    "address" TEXT,
    "phone" BLOB,
    "bank_name" TEXT,
    "bank_account" BLOB,
    "standard" TEXT,
    "ended_on" TEXT,
    "end_reason" TEXT,
    "escaped_year" INTEGER,
    "cause_1" TEXT,
    "cause_2" TEXT,
    "cause_3" TEXT,
    "no_labour_backed" TEXT,
    "military" TEXT,
    "only_child" TEXT,
    "two_daughters" TEXT,
    "collector" TEXT,
    "collector_phone" BLOB,
    "arable_mu" TEXT,
    "irrigated_mu" TEXT,
    "forest_mu" TEXT,
    "returned_mu" TEXT,
    "orchard_mu" TEXT,
    "pasture_mu" TEXT,
    "water_mu" TEXT,
    "cooperative" TEXT,
    "led_by_company" TEXT,
    "led_by_pioneer" TEXT,
    "production_power" TEXT,
    "living_power" TEXT,
    "broadcast" TEXT,
    "road_km" TEXT,
    "road_kind" TEXT,
    "road_hardened" TEXT,
    "toilet" TEXT,
    "toilet_works" TEXT,
    "water_hard" TEXT,
    "water_safe" TEXT,
    "water_source" TEXT,
    "water_grade" TEXT,
    "fuel" TEXT,
    "house_m2" TEXT,
    "house_structure" TEXT,
    "unsafe_house" TEXT,
    "house_grade" TEXT,
    "renewed_year" INTEGER,
    "relocated" TEXT,
    "relocation_way" TEXT,
    "relocation_address" TEXT,
    "helper_name" TEXT,
    "helper_sex" TEXT,
    "helper_unit" TEXT,
    "helper_level" TEXT,
    "helper_post" TEXT,
    "helper_phone" BLOB,
    "helper_from_on" TEXT,
    "helper_to_on" TEXT,
    "note" TEXT,
    "head_id" INTEGER REFERENCES "person" (id),
    "head_name" TEXT,
    "head_sort" BLOB,
    "people" INTEGER,
    "household_type" TEXT,
    "monitor_class" TEXT,
    "risk_state" TEXT,
    "visit_class" TEXT,
    "last_visit_on" TEXT,
    "next_visit_on" TEXT,
    "visit_count" INTEGER,
    "hygiene" INTEGER,
    "open_promises" INTEGER,
    "measure_count" INTEGER,
    "newest_visit_id" INTEGER,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "person" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "code" TEXT,
    "name" TEXT,
    "former_name" TEXT,
    "original_name" TEXT,
    "id_kind" TEXT,
    "id_number" BLOB,
    "sex" TEXT,
    "birth_on" TEXT,
    "ethnicity" TEXT,
    "politics" TEXT,
    "marriage" TEXT,
    "known_month" TEXT,
    "serving" TEXT,
    "mandarin" TEXT,
    "phone" BLOB,
    "bank_name" TEXT,
    "bank_account" BLOB,
    "education" TEXT,
    "schooling" TEXT,
    "no_school" TEXT,
    "health" TEXT,
    "disability_kind" TEXT,
    "disability_grade" TEXT,
    "disability_year" INTEGER,
    "labour" TEXT,
    "med_resident" TEXT,
    "med_employee" TEXT,
    "med_serious" TEXT,
    "med_commercial" TEXT,
    "pension_resident" TEXT,
    "pension_employee" TEXT,
    "dibao" TEXT,
    "dibao_level" TEXT,
    "tekun" TEXT,
    "tekun_way" TEXT,
    "med_aid" TEXT,
    "health_aid" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "membership" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "household_id" INTEGER REFERENCES "household" (id),
    "person_id" INTEGER REFERENCES "person" (id),
    "relation" TEXT,
    "registered" TEXT,
    "shares_home" TEXT,
    "joined_on" TEXT,
    "join_reason" TEXT,
    "left_on" TEXT,
    "leave_reason" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "headship" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "household_id" INTEGER REFERENCES "household" (id),
    "person_id" INTEGER REFERENCES "person" (id),
    "from_on" TEXT,
    "to_on" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "standing" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "household_id" INTEGER REFERENCES "household" (id),
    "kind" TEXT,
    "value" TEXT,
    "from_on" TEXT,
    "to_on" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "monitoring" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "household_id" INTEGER REFERENCES "household" (id),
    "class" TEXT,
    "recognised_month" TEXT,
    "risk_1" TEXT,
    "risk_2" TEXT,
    "risk_3" TEXT,
    "risk_4" TEXT,
    "risk_5" TEXT,
    "disaster" TEXT,
    "risk_note" TEXT,
    "contact" TEXT,
    "contact_phone" BLOB,
    "dropout" TEXT,
    "house_damaged" TEXT,
    "uninsured" TEXT,
    "water_damaged" TEXT,
    "removed" TEXT,
    "removal_way" TEXT,
    "removed_month" TEXT,
    "ended_month" TEXT,
    "after_dropout" TEXT,
    "after_house_damaged" TEXT,
    "after_uninsured" TEXT,
    "after_water_damaged" TEXT,
    "after_wages" INTEGER,
    "after_property" INTEGER,
    "after_transfers" INTEGER,
    "after_business" INTEGER,
    "after_costs" INTEGER,
    "after_net" INTEGER,
    "after_net_per_head" INTEGER,
    "after_claims" INTEGER,
    "after_own_payments" INTEGER,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "unit" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "name" TEXT,
    "kind" TEXT,
    "affiliation" TEXT,
    "contact" TEXT,
    "phone" BLOB,
    "from_on" TEXT,
    "to_on" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "fund" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "name" TEXT,
    "year" INTEGER,
    "kind" TEXT,
    "level" TEXT,
    "unit_id" INTEGER REFERENCES "unit" (id),
    "amount" INTEGER,
    "document" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "project" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "village_id" INTEGER REFERENCES "village" (id),
    "name" TEXT,
    "source" TEXT,
    "kind" TEXT,
    "sub_kind" TEXT,
    "state" TEXT,
    "plan_year" INTEGER,
    "build_year" INTEGER,
    "in_plan" TEXT,
    "budget" TEXT,
    "settled" TEXT,
    "audited" TEXT,
    "fund_id" INTEGER REFERENCES "fund" (id),
    "unit_id" INTEGER REFERENCES "unit" (id),
    "responsible" TEXT,
    "place" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "gathering" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "village_id" INTEGER REFERENCES "village" (id),
    "title" TEXT,
    "held_on" TEXT,
    "started" TEXT,
    "ended" TEXT,
    "place" TEXT,
    "way" TEXT,
    "theme" TEXT,
    "visitors" TEXT,
    "recorder" TEXT,
    "attended" INTEGER,
    "text" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "visit" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "household_id" INTEGER REFERENCES "household" (id),
    "earlier_id" INTEGER,
    "gathering_id" INTEGER REFERENCES "gathering" (id),
    "number" TEXT,
    "visited_on" TEXT,
    "started" TEXT,
    "ended" TEXT,
    "entered_on" TEXT,
    "way" TEXT,
    "visitor_kind" TEXT,
    "visitors" TEXT,
    "recorder" TEXT,
    "met_name" TEXT,
    "met_relation" TEXT,
    "at_home" TEXT,
    "household_type" TEXT,
    "monitor_class" TEXT,
    "theme" TEXT,
    "text" TEXT,
    "checks" TEXT,
    "population_change" TEXT,
    "income_change" TEXT,
    "work_change" TEXT,
    "industry_state" TEXT,
    "policy_receipt" TEXT,
    "problems" TEXT,
    "relapse_risk" TEXT,
    "solved" TEXT,
    "satisfaction" TEXT,
    "hygiene" INTEGER,
    "next_on" TEXT,
    "household_signed" TEXT,
    "visitors_signed" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "measure" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "household_id" INTEGER REFERENCES "household" (id),
    "person_id" INTEGER REFERENCES "person" (id),
    "year" INTEGER,
    "block" TEXT,
    "item" TEXT,
    "content" TEXT,
    "amount" INTEGER,
    "quantity" TEXT,
    "unit" TEXT,
    "from_on" TEXT,
    "to_on" TEXT,
    "state" TEXT,
    "unit_id" INTEGER REFERENCES "unit" (id),
    "fund_id" INTEGER REFERENCES "fund" (id),
    "project_id" INTEGER REFERENCES "project" (id),
    "source" TEXT,
    "responsible" TEXT,
    "effect" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "demand" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "household_id" INTEGER REFERENCES "household" (id),
    "visit_id" INTEGER REFERENCES "visit" (id),
    "raised_on" TEXT,
    "category" TEXT,
    "text" TEXT,
    "state" TEXT,
    "responsible" TEXT,
    "answered_on" TEXT,
    "answer" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "promise" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "household_id" INTEGER REFERENCES "household" (id),
    "visit_id" INTEGER REFERENCES "visit" (id),
    "promised_on" TEXT,
    "text" TEXT,
    "responsible" TEXT,
    "due_on" TEXT,
    "done_on" TEXT,
    "outcome" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "industry" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "measure_id" INTEGER REFERENCES "measure" (id),
    "category" TEXT,
    "variety" TEXT,
    "season" TEXT,
    "batch" TEXT,
    "scale" TEXT,
    "unit" TEXT,
    "added" TEXT,
    "productive" TEXT,
    "stock" TEXT,
    "sold_off" TEXT,
    "technician" TEXT,
    "leader" TEXT,
    "leader_type" TEXT,
    "links" TEXT,
    "yield" TEXT,
    "yield_unit" TEXT,
    "unit_price" TEXT,
    "value" INTEGER,
    "cost" INTEGER,
    "net" INTEGER,
    "sales_to" TEXT,
    "insured" TEXT,
    "insurance" TEXT,
    "premium" INTEGER,
    "payout" INTEGER,
    "from_on" TEXT,
    "to_on" TEXT,
    "state" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "input" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "measure_id" INTEGER REFERENCES "measure" (id),
    "source" TEXT,
    "what" TEXT,
    "amount" INTEGER,
    "fund_id" INTEGER REFERENCES "fund" (id),
    "given_on" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "sale" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "village_id" INTEGER REFERENCES "village" (id),
    "household_id" INTEGER REFERENCES "household" (id),
    "measure_id" INTEGER REFERENCES "measure" (id),
    "sold_on" TEXT,
    "product" TEXT,
    "spec" TEXT,
    "unit" TEXT,
    "quantity" TEXT,
    "unit_price" TEXT,
    "amount" INTEGER,
    "producer" TEXT,
    "producer_type" TEXT,
    "buyer" TEXT,
    "unit_id" INTEGER REFERENCES "unit" (id),
    "channel" TEXT,
    "consumption" TEXT,
    "households" INTEGER,
    "received" INTEGER,
    "received_on" TEXT,
    "handler" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "public_post" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "measure_id" INTEGER REFERENCES "measure" (id),
    "post_name" TEXT,
    "post_type" TEXT,
    "duty_area" TEXT,
    "authority" TEXT,
    "employer" TEXT,
    "contract_from_on" TEXT,
    "contract_to_on" TEXT,
    "monthly_standard" INTEGER,
    "required_days" TEXT,
    "social_card" BLOB,
    "bank_name" TEXT,
    "accident_insurance" TEXT,
    "state" TEXT,
    "left_on" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "attendance" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "public_post_id" INTEGER REFERENCES "public_post" (id),
    "month" TEXT,
    "required_days" TEXT,
    "present_days" TEXT,
    "monthly_standard" INTEGER,
    "subsidy" INTEGER,
    "paid_on" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "micro_loan" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "measure_id" INTEGER REFERENCES "measure" (id),
    "rating_agency" TEXT,
    "stars" TEXT,
    "credit_limit" INTEGER,
    "credit_on" TEXT,
    "credit_checked" TEXT,
    "credit_papers" TEXT,
    "principal" INTEGER,
    "balance" INTEGER,
    "term_months" INTEGER,
    "lent_on" TEXT,
    "due_on" TEXT,
    "rate" TEXT,
    "interest_subsidy" INTEGER,
    "repaid" INTEGER,
    "repaid_on" TEXT,
    "principal_overdue" INTEGER,
    "principal_overdue_on" TEXT,
    "interest_owed" INTEGER,
    "interest_owed_on" TEXT,
    "loan_papers" TEXT,
    "use_compliant" TEXT,
    "loan_use" TEXT,
    "lender" TEXT,
    "state" TEXT,
    "counted_on" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "student_aid" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "measure_id" INTEGER REFERENCES "measure" (id),
    "school" TEXT,
    "stage" TEXT,
    "grade" TEXT,
    "major" TEXT,
    "student_number" BLOB,
    "term" TEXT,
    "kind" TEXT,
    "amount" INTEGER,
    "paid_on" TEXT,
    "card" BLOB,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "subsidy" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "measure_id" INTEGER REFERENCES "measure" (id),
    "kind" TEXT,
    "batch" TEXT,
    "matter" TEXT,
    "spec" TEXT,
    "category" TEXT,
    "unit" TEXT,
    "opening_quantity" TEXT,
    "applied_quantity" TEXT,
    "rate" TEXT,
    "applied_amount" INTEGER,
    "applied_on" TEXT,
    "promise_signed" TEXT,
    "card" BLOB,
    "accepted_quantity" TEXT,
    "accepted_on" TEXT,
    "acceptors" TEXT,
    "household_signed" TEXT,
    "approved_amount" INTEGER,
    "public_from_on" TEXT,
    "public_to_on" TEXT,
    "payout_batch" TEXT,
    "paid_on" TEXT,
    "paid_amount" INTEGER,
    "state" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "job_support" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "measure_id" INTEGER REFERENCES "measure" (id),
    "training" TEXT,
    "trainer" TEXT,
    "training_days" INTEGER,
    "certificate" TEXT,
    "channel" TEXT,
    "workshop" TEXT,
    "employer" TEXT,
    "served_on" TEXT,
    "employed" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "job_spell" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "household_id" INTEGER REFERENCES "household" (id),
    "person_id" INTEGER REFERENCES "person" (id),
    "measure_id" INTEGER REFERENCES "measure" (id),
    "working" TEXT,
    "abroad" TEXT,
    "province" TEXT,
    "city" TEXT,
    "county" TEXT,
    "place" TEXT,
    "area" TEXT,
    "from_month" TEXT,
    "to_month" TEXT,
    "employer" TEXT,
    "industry" TEXT,
    "trade" TEXT,
    "monthly_pay" INTEGER,
    "year_pay" INTEGER,
    "channel" TEXT,
    "escorted" TEXT,
    "travel_subsidy" INTEGER,
    "stay_subsidy" INTEGER,
    "returned" TEXT,
    "returned_on" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "job_plan" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "household_id" INTEGER REFERENCES "household" (id),
    "person_id" INTEGER REFERENCES "person" (id),
    "year" INTEGER,
    "planned" TEXT,
    "province" TEXT,
    "city" TEXT,
    "county" TEXT,
    "from_month" TEXT,
    "service_needs" TEXT,
    "asked_on" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "asset" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "village_id" INTEGER REFERENCES "village" (id),
    "project_id" INTEGER REFERENCES "project" (id),
    "name" TEXT,
    "original_value" INTEGER,
    "capacity" TEXT,
    "unit" TEXT,
    "owner" TEXT,
    "operation" TEXT,
    "operator" TEXT,
    "from_on" TEXT,
    "state" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "dividend" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "asset_id" INTEGER REFERENCES "asset" (id),
    "year" INTEGER,
    "output" TEXT,
    "unit" TEXT,
    "revenue" INTEGER,
    "households" INTEGER,
    "amount" INTEGER,
    "paid_on" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "photo" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "household_id" INTEGER REFERENCES "household" (id),
    "visit_id" INTEGER REFERENCES "visit" (id),
    "measure_id" INTEGER REFERENCES "measure" (id),
    "taken_at" TEXT,
    "file" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "size" INTEGER,
    "caption" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "income" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "household_id" INTEGER REFERENCES "household" (id),
    "person_id" INTEGER REFERENCES "person" (id),
    "measure_id" INTEGER REFERENCES "measure" (id),
    "item" TEXT,
    "sub_item" TEXT,
    "amount" INTEGER,
    "from_on" TEXT,
    "to_on" TEXT,
    "quantity" TEXT,
    "unit" TEXT,
    "unit_price" TEXT,
    "counted" TEXT,
    "source" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "household_year" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "household_id" INTEGER REFERENCES "household" (id),
    "year" INTEGER,
    "accounting_people" INTEGER,
    "registered_people" INTEGER,
    "denominator" TEXT,
    "change_causes" TEXT,
    "change_note" TEXT,
    "remedy" TEXT,
    "responsible" TEXT,
    "reported" TEXT,
    "reported_on" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "income_snapshot" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "household_id" INTEGER REFERENCES "household" (id),
    "year" INTEGER,
    "from_on" TEXT,
    "to_on" TEXT,
    "people" INTEGER,
    "registered_people" INTEGER,
    "total" INTEGER,
    "cost" INTEGER,
    "net" INTEGER,
    "per_head" INTEGER,
    "claims" INTEGER,
    "self_paid" INTEGER,
    "frozen_at" TEXT,
    "corrects_id" INTEGER REFERENCES "income_snapshot" (id),
    "reason" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "income_snapshot_item" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "income_snapshot_id" INTEGER REFERENCES "income_snapshot" (id),
    "item" TEXT,
    "amount" INTEGER,
    "left_out" INTEGER,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "code_value" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "list" TEXT,
    "value" TEXT,
    "code" TEXT,
    "parent" TEXT,
    "aliases" TEXT,
    "place" INTEGER,
    "from_year" INTEGER,
    "until_year" INTEGER,
    "open" INTEGER NOT NULL DEFAULT 0,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "poverty_line" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "year" INTEGER,
    "region" TEXT,
    "amount" INTEGER,
    "basis" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "cadence" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "class" TEXT,
    "days" INTEGER,
    "from_year" INTEGER,
    "until_year" INTEGER,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "inclusion" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "item" TEXT,
    "year" INTEGER,
    "counted" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "cost_ratio" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "category" TEXT,
    "variety" TEXT,
    "percent" INTEGER,
    "from_year" INTEGER,
    "until_year" INTEGER,
    "basis" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "own_report" (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    act_id INTEGER NOT NULL DEFAULT 0,
    "name" TEXT,
    "definition" TEXT,
    "note" TEXT,
    "hidden" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX household_village ON household (village_id, team_id);
CREATE INDEX household_sort ON household (head_sort) WHERE hidden = 0;
CREATE INDEX household_code ON household (code) WHERE code IS NOT NULL;
CREATE INDEX membership_household ON membership (household_id);
CREATE INDEX membership_person ON membership (person_id);
CREATE INDEX headship_household ON headship (household_id);
CREATE INDEX standing_household ON standing (household_id);
CREATE INDEX monitoring_household ON monitoring (household_id);
CREATE INDEX team_village ON team (village_id);
CREATE INDEX visit_day ON visit (visited_on, household_id) WHERE hidden = 0;
CREATE INDEX visit_gathering ON visit (gathering_id) WHERE gathering_id IS NOT NULL;
CREATE INDEX demand_visit ON demand (visit_id);
CREATE INDEX promise_household ON promise (household_id);
CREATE INDEX promise_visit ON promise (visit_id);
CREATE INDEX photo_household ON photo (household_id);
CREATE INDEX photo_visit ON photo (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX measure_household ON measure (household_id);
CREATE INDEX measure_year ON measure (year);
CREATE INDEX industry_measure ON industry (measure_id);
CREATE INDEX input_measure ON input (measure_id);
CREATE INDEX sale_measure ON sale (measure_id);
CREATE INDEX public_post_measure ON public_post (measure_id);
CREATE INDEX attendance_post ON attendance (public_post_id, month);
CREATE INDEX micro_loan_measure ON micro_loan (measure_id);
CREATE INDEX student_aid_measure ON student_aid (measure_id);
CREATE INDEX subsidy_measure ON subsidy (measure_id);
CREATE INDEX job_support_measure ON job_support (measure_id);
CREATE INDEX job_spell_person ON job_spell (person_id);
CREATE INDEX job_plan_person ON job_plan (person_id);
CREATE INDEX income_household ON income (household_id, from_on);
CREATE INDEX household_year_household ON household_year (household_id, year);
CREATE INDEX income_snapshot_household ON income_snapshot (household_id, year);
CREATE INDEX income_snapshot_item_snapshot ON income_snapshot_item (income_snapshot_id);
-- Only undos stand in it: an ordinary act writes nothing there.
CREATE INDEX act_undoes ON act (undoes) WHERE undoes IS NOT NULL;

-- +goose Down
SELECT 1;
