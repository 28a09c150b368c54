PRAGMA application_id=1400131692;
PRAGMA user_version=3;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE client (
	id VARCHAR(36) NOT NULL, 
	number INTEGER NOT NULL, 
	first_name VARCHAR(200) NOT NULL, 
	last_name VARCHAR(200) NOT NULL, 
	name_key VARCHAR(500) NOT NULL, 
	phone VARCHAR(200) NOT NULL, 
	phone_key VARCHAR(500) NOT NULL, 
	email VARCHAR(200) NOT NULL, 
	birth_date DATE, 
	emergency_contact VARCHAR(200) NOT NULL, 
	practice VARCHAR(200) NOT NULL, 
	goals JSON NOT NULL, 
	notes VARCHAR(20000) NOT NULL, 
	level VARCHAR(40) NOT NULL, 
	body_mass_kg INTEGER, 
	trainer_id VARCHAR(36), 
	created_at DATETIME, 
	archived_at DATETIME, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_client PRIMARY KEY (id), 
	CONSTRAINT uq_client_number UNIQUE (number), 
	CONSTRAINT ck_client_id_type CHECK (id IS NULL OR (typeof(id) = 'text' AND length(id) = 36)), 
	CONSTRAINT ck_client_number_type CHECK (number IS NULL OR (typeof(number) = 'integer' AND number BETWEEN -2147483648 AND 2147483647)), 
	CONSTRAINT ck_client_first_name_length CHECK (length(first_name) <= 200), 
	CONSTRAINT ck_client_first_name_type CHECK (first_name IS NULL OR (typeof(first_name) = 'text')), 
	CONSTRAINT ck_client_last_name_length CHECK (length(last_name) <= 200), 
	CONSTRAINT ck_client_last_name_type CHECK (last_name IS NULL OR (typeof(last_name) = 'text')), 
	CONSTRAINT ck_client_name_key_length CHECK (length(name_key) <= 500), 
	CONSTRAINT ck_client_name_key_type CHECK (name_key IS NULL OR (typeof(name_key) = 'text')), 
	CONSTRAINT ck_client_phone_length CHECK (length(phone) <= 200), 
	CONSTRAINT ck_client_phone_type CHECK (phone IS NULL OR (typeof(phone) = 'text')), 
	CONSTRAINT ck_client_phone_key_length CHECK (length(phone_key) <= 500), 
	CONSTRAINT ck_client_phone_key_type CHECK (phone_key IS NULL OR (typeof(phone_key) = 'text')), 
	CONSTRAINT ck_client_email_length CHECK (length(email) <= 200), 
	CONSTRAINT ck_client_email_type CHECK (email IS NULL OR (typeof(email) = 'text')), 
	CONSTRAINT ck_client_birth_date_type CHECK (birth_date IS NULL OR (typeof(birth_date) = 'text' AND birth_date IS date(birth_date))), 
	CONSTRAINT ck_client_emergency_contact_length CHECK (length(emergency_contact) <= 200), 
	CONSTRAINT ck_client_emergency_contact_type CHECK (emergency_contact IS NULL OR (typeof(emergency_contact) = 'text')), 
	CONSTRAINT ck_client_practice_length CHECK (length(practice) <= 200), 
	CONSTRAINT ck_client_practice_type CHECK (practice IS NULL OR (typeof(practice) = 'text')), 
	CONSTRAINT ck_client_goals_type CHECK (goals IS NULL OR (typeof(goals) = 'text' AND json_valid(goals))), 
	CONSTRAINT ck_client_notes_length CHECK (length(notes) <= 20000), 
	CONSTRAINT ck_client_notes_type CHECK (notes IS NULL OR (typeof(notes) = 'text')), 
	CONSTRAINT ck_client_level_length CHECK (length(level) <= 40), 
	CONSTRAINT ck_client_level_type CHECK (level IS NULL OR (typeof(level) = 'text')), 
	CONSTRAINT ck_client_body_mass_kg_type CHECK (body_mass_kg IS NULL OR (typeof(body_mass_kg) = 'integer' AND body_mass_kg BETWEEN -2147483648 AND 2147483647)), 
	CONSTRAINT ck_client_trainer_id_type CHECK (trainer_id IS NULL OR (typeof(trainer_id) = 'text' AND length(trainer_id) = 36)), 
	CONSTRAINT ck_client_created_at_type CHECK (created_at IS NULL OR (typeof(created_at) = 'text' AND length(created_at) = 26)), 
	CONSTRAINT ck_client_archived_at_type CHECK (archived_at IS NULL OR (typeof(archived_at) = 'text' AND length(archived_at) = 26)), 
	CONSTRAINT ck_client_version_type CHECK (version IS NULL OR (typeof(version) = 'integer' AND version BETWEEN -2147483648 AND 2147483647)), 
	CONSTRAINT fk_client_trainer_id_trainer FOREIGN KEY(trainer_id) REFERENCES trainer (id)
);
INSERT INTO "client" VALUES('019e2a00-0000-7000-8000-000000000011',1,'Maya','Okafor','okafor maya','07700 900123','32100900770','maya@example.org','1985-02-03','Ike 07700 900124','Elm Road','["run 5 km"]','Line one
line two','intermediate',72,'019e2a00-0000-7000-8000-000000000001','2026-05-14 09:40:12.345678',NULL,1);
INSERT INTO "client" VALUES('019e2a00-0000-7000-8000-000000000012',2,'Łucja','Żółć','zolc lucja','','','',NULL,'','','[]','','beginner',NULL,NULL,NULL,'2026-05-15 09:40:12.345678',1);
CREATE TABLE client_name_word (
	word VARCHAR(500) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	CONSTRAINT pk_client_name_word PRIMARY KEY (word, client_id), 
	CONSTRAINT ck_client_name_word_word_length CHECK (length(word) <= 500), 
	CONSTRAINT ck_client_name_word_word_type CHECK (word IS NULL OR (typeof(word) = 'text')), 
	CONSTRAINT ck_client_name_word_client_id_type CHECK (client_id IS NULL OR (typeof(client_id) = 'text' AND length(client_id) = 36)), 
	CONSTRAINT fk_client_name_word_client_id_client FOREIGN KEY(client_id) REFERENCES client (id) ON DELETE CASCADE
);
INSERT INTO "client_name_word" VALUES('maya','019e2a00-0000-7000-8000-000000000011');
INSERT INTO "client_name_word" VALUES('okafor','019e2a00-0000-7000-8000-000000000011');
INSERT INTO "client_name_word" VALUES('lucja','019e2a00-0000-7000-8000-000000000012');
INSERT INTO "client_name_word" VALUES('zolc','019e2a00-0000-7000-8000-000000000012');
CREATE TABLE closing (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	screening_id VARCHAR(36) NOT NULL, 
	rule VARCHAR(40) NOT NULL, 
	evidence_id VARCHAR(36) NOT NULL, 
	closed_at DATETIME NOT NULL, 
	closed_by VARCHAR(36) NOT NULL, 
	valid_until DATE, 
	answers JSON NOT NULL, 
	reopened_at DATETIME, 
	reopened_by VARCHAR(36), 
	reopened_because VARCHAR(20000) NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_closing PRIMARY KEY (id), 
	CONSTRAINT ck_closing_id_type CHECK (id IS NULL OR (typeof(id) = 'text' AND length(id) = 36)), 
	CONSTRAINT ck_closing_client_id_type CHECK (client_id IS NULL OR (typeof(client_id) = 'text' AND length(client_id) = 36)), 
	CONSTRAINT ck_closing_screening_id_type CHECK (screening_id IS NULL OR (typeof(screening_id) = 'text' AND length(screening_id) = 36)), 
	CONSTRAINT ck_closing_rule_length CHECK (length(rule) <= 40), 
	CONSTRAINT ck_closing_rule_type CHECK (rule IS NULL OR (typeof(rule) = 'text')), 
	CONSTRAINT ck_closing_evidence_id_type CHECK (evidence_id IS NULL OR (typeof(evidence_id) = 'text' AND length(evidence_id) = 36)), 
	CONSTRAINT ck_closing_closed_at_type CHECK (closed_at IS NULL OR (typeof(closed_at) = 'text' AND length(closed_at) = 26)), 
	CONSTRAINT ck_closing_closed_by_type CHECK (closed_by IS NULL OR (typeof(closed_by) = 'text' AND length(closed_by) = 36)), 
	CONSTRAINT ck_closing_valid_until_type CHECK (valid_until IS NULL OR (typeof(valid_until) = 'text' AND valid_until IS date(valid_until))), 
	CONSTRAINT ck_closing_answers_type CHECK (answers IS NULL OR (typeof(answers) = 'text' AND json_valid(answers))), 
	CONSTRAINT ck_closing_reopened_at_type CHECK (reopened_at IS NULL OR (typeof(reopened_at) = 'text' AND length(reopened_at) = 26)), 
	CONSTRAINT ck_closing_reopened_by_type CHECK (reopened_by IS NULL OR (typeof(reopened_by) = 'text' AND length(reopened_by) = 36)), 
	CONSTRAINT ck_closing_reopened_because_length CHECK (length(reopened_because) <= 20000), 
	CONSTRAINT ck_closing_reopened_because_type CHECK (reopened_because IS NULL OR (typeof(reopened_because) = 'text')), 
	CONSTRAINT ck_closing_version_type CHECK (version IS NULL OR (typeof(version) = 'integer' AND version BETWEEN -2147483648 AND 2147483647)), 
	CONSTRAINT fk_closing_client_id_client FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_closing_screening_id_screening FOREIGN KEY(screening_id) REFERENCES screening (id), 
	CONSTRAINT fk_closing_evidence_id_evidence FOREIGN KEY(evidence_id) REFERENCES evidence (id), 
	CONSTRAINT fk_closing_closed_by_trainer FOREIGN KEY(closed_by) REFERENCES trainer (id), 
	CONSTRAINT fk_closing_reopened_by_trainer FOREIGN KEY(reopened_by) REFERENCES trainer (id)
);
INSERT INTO "closing" VALUES('019e2a00-0000-7000-8000-000000000091','019e2a00-0000-7000-8000-000000000011','019e2a00-0000-7000-8000-000000000021','M07','019e2a00-0000-7000-8000-000000000081','2026-06-23 09:40:12.345678','019e2a00-0000-7000-8000-000000000001','2027-05-14','[["i.regions","low_back",4],["c.chest","","no"]]',NULL,NULL,'',1);
INSERT INTO "closing" VALUES('019e2a00-0000-7000-8000-000000000092','019e2a00-0000-7000-8000-000000000011','019e2a00-0000-7000-8000-000000000021','M09','019e2a00-0000-7000-8000-000000000082','2026-06-23 09:40:12.345678','019e2a00-0000-7000-8000-000000000001',NULL,'[]','2026-06-24 09:40:12.345678','019e2a00-0000-7000-8000-000000000001','Higher again',1);
CREATE TABLE consent (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	purpose VARCHAR(40) NOT NULL, 
	text_version VARCHAR(40) NOT NULL, 
	text_hash VARCHAR(64) NOT NULL, 
	given_at DATETIME NOT NULL, 
	given_by VARCHAR(200) NOT NULL, 
	way VARCHAR(40) NOT NULL, 
	witness VARCHAR(36), 
	relation VARCHAR(200) NOT NULL, 
	withdrawn_at DATETIME, 
	withdrawn_by VARCHAR(36), 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_consent PRIMARY KEY (id), 
	CONSTRAINT ck_consent_id_type CHECK (id IS NULL OR (typeof(id) = 'text' AND length(id) = 36)), 
	CONSTRAINT ck_consent_client_id_type CHECK (client_id IS NULL OR (typeof(client_id) = 'text' AND length(client_id) = 36)), 
	CONSTRAINT ck_consent_purpose_choice CHECK (purpose IN ('health', 'sharing', 'reminders', 'photos')), 
	CONSTRAINT ck_consent_text_version_length CHECK (length(text_version) <= 40), 
	CONSTRAINT ck_consent_text_version_type CHECK (text_version IS NULL OR (typeof(text_version) = 'text')), 
	CONSTRAINT ck_consent_text_hash_length CHECK (length(text_hash) <= 64), 
	CONSTRAINT ck_consent_text_hash_type CHECK (text_hash IS NULL OR (typeof(text_hash) = 'text')), 
	CONSTRAINT ck_consent_given_at_type CHECK (given_at IS NULL OR (typeof(given_at) = 'text' AND length(given_at) = 26)), 
	CONSTRAINT ck_consent_given_by_length CHECK (length(given_by) <= 200), 
	CONSTRAINT ck_consent_given_by_type CHECK (given_by IS NULL OR (typeof(given_by) = 'text')), 
	CONSTRAINT ck_consent_way_choice CHECK (way IN ('screen', 'paper', 'phone')), 
	CONSTRAINT ck_consent_witness_type CHECK (witness IS NULL OR (typeof(witness) = 'text' AND length(witness) = 36)), 
	CONSTRAINT ck_consent_relation_length CHECK (length(relation) <= 200), 
	CONSTRAINT ck_consent_relation_type CHECK (relation IS NULL OR (typeof(relation) = 'text')), 
	CONSTRAINT ck_consent_withdrawn_at_type CHECK (withdrawn_at IS NULL OR (typeof(withdrawn_at) = 'text' AND length(withdrawn_at) = 26)), 
	CONSTRAINT ck_consent_withdrawn_by_type CHECK (withdrawn_by IS NULL OR (typeof(withdrawn_by) = 'text' AND length(withdrawn_by) = 36)), 
	CONSTRAINT ck_consent_version_type CHECK (version IS NULL OR (typeof(version) = 'integer' AND version BETWEEN -2147483648 AND 2147483647)), 
	CONSTRAINT fk_consent_client_id_client FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_consent_witness_trainer FOREIGN KEY(witness) REFERENCES trainer (id), 
	CONSTRAINT fk_consent_withdrawn_by_trainer FOREIGN KEY(withdrawn_by) REFERENCES trainer (id)
);
INSERT INTO "consent" VALUES('019e2a00-0000-7000-8000-000000000101','019e2a00-0000-7000-8000-000000000011','health','2026-05','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-05-14 09:40:12.345678','Maya Okafor','screen','019e2a00-0000-7000-8000-000000000001','',NULL,NULL,1);
INSERT INTO "consent" VALUES('019e2a00-0000-7000-8000-000000000102','019e2a00-0000-7000-8000-000000000012','photos','2026-05','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','2026-05-14 09:40:12.345678','Ewa Żółć','paper',NULL,'mother','2026-06-23 09:40:12.345678','019e2a00-0000-7000-8000-000000000001',1);
CREATE TABLE edit (
	id VARCHAR(36) NOT NULL, 
	kind VARCHAR(80) NOT NULL, 
	actor VARCHAR(36), 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_edit PRIMARY KEY (id), 
	CONSTRAINT ck_edit_id_type CHECK (id IS NULL OR (typeof(id) = 'text' AND length(id) = 36)), 
	CONSTRAINT ck_edit_kind_length CHECK (length(kind) <= 80), 
	CONSTRAINT ck_edit_kind_type CHECK (kind IS NULL OR (typeof(kind) = 'text')), 
	CONSTRAINT ck_edit_actor_type CHECK (actor IS NULL OR (typeof(actor) = 'text' AND length(actor) = 36)), 
	CONSTRAINT ck_edit_at_type CHECK (at IS NULL OR (typeof(at) = 'text' AND length(at) = 26))
);
INSERT INTO "edit" VALUES('019e2a00-0000-7000-8000-000000000071','sample','019e2a00-0000-7000-8000-000000000001','2026-05-14 09:40:12.345678');
INSERT INTO "edit" VALUES('019e2a00-0000-7000-8000-000000000072','sample','019e2a00-0000-7000-8000-000000000001','2026-06-23 09:40:12.345678');
INSERT INTO "edit" VALUES('019e2a00-0000-7000-8000-000000000073','sample','019e2a00-0000-7000-8000-000000000001','2026-06-23 09:40:12.345678');
CREATE TABLE evidence (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	dated DATE NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR(36) NOT NULL, 
	author VARCHAR(200) NOT NULL, 
	role VARCHAR(200) NOT NULL, 
	fine VARCHAR(20000) NOT NULL, 
	avoid VARCHAR(20000) NOT NULL, 
	note VARCHAR(20000) NOT NULL, 
	valid_until DATE, 
	restricts BOOLEAN NOT NULL, 
	restrictions JSON NOT NULL, 
	readings JSON NOT NULL, 
	log JSON, 
	CONSTRAINT pk_evidence PRIMARY KEY (id), 
	CONSTRAINT ck_evidence_id_type CHECK (id IS NULL OR (typeof(id) = 'text' AND length(id) = 36)), 
	CONSTRAINT ck_evidence_client_id_type CHECK (client_id IS NULL OR (typeof(client_id) = 'text' AND length(client_id) = 36)), 
	CONSTRAINT ck_evidence_kind_choice CHECK (kind IN ('letter', 'discharge', 'record', 'account', 'note', 'readings', 'log')), 
	CONSTRAINT ck_evidence_dated_type CHECK (dated IS NULL OR (typeof(dated) = 'text' AND dated IS date(dated))), 
	CONSTRAINT ck_evidence_recorded_at_type CHECK (recorded_at IS NULL OR (typeof(recorded_at) = 'text' AND length(recorded_at) = 26)), 
	CONSTRAINT ck_evidence_recorded_by_type CHECK (recorded_by IS NULL OR (typeof(recorded_by) = 'text' AND length(recorded_by) = 36)), 
	CONSTRAINT ck_evidence_author_length CHECK (length(author) <= 200), 
	CONSTRAINT ck_evidence_author_type CHECK (author IS NULL OR (typeof(author) = 'text')), 
	CONSTRAINT ck_evidence_role_length CHECK (length(role) <= 200), 
	CONSTRAINT ck_evidence_role_type CHECK (role IS NULL OR (typeof(role) = 'text')), 
	CONSTRAINT ck_evidence_fine_length CHECK (length(fine) <= 20000), 
	CONSTRAINT ck_evidence_fine_type CHECK (fine IS NULL OR (typeof(fine) = 'text')), 
	CONSTRAINT ck_evidence_avoid_length CHECK (length(avoid) <= 20000), 
	CONSTRAINT ck_evidence_avoid_type CHECK (avoid IS NULL OR (typeof(avoid) = 'text')), 
	CONSTRAINT ck_evidence_note_length CHECK (length(note) <= 20000), 
	CONSTRAINT ck_evidence_note_type CHECK (note IS NULL OR (typeof(note) = 'text')), 
	CONSTRAINT ck_evidence_valid_until_type CHECK (valid_until IS NULL OR (typeof(valid_until) = 'text' AND valid_until IS date(valid_until))), 
	CONSTRAINT ck_evidence_restricts_type CHECK (restricts IS NULL OR (typeof(restricts) = 'integer' AND restricts IN (0, 1))), 
	CONSTRAINT ck_evidence_restrictions_type CHECK (restrictions IS NULL OR (typeof(restrictions) = 'text' AND json_valid(restrictions))), 
	CONSTRAINT ck_evidence_readings_type CHECK (readings IS NULL OR (typeof(readings) = 'text' AND json_valid(readings))), 
	CONSTRAINT ck_evidence_log_type CHECK (log IS NULL OR (typeof(log) = 'text' AND json_valid(log))), 
	CONSTRAINT fk_evidence_client_id_client FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_evidence_recorded_by_trainer FOREIGN KEY(recorded_by) REFERENCES trainer (id)
);
INSERT INTO "evidence" VALUES('019e2a00-0000-7000-8000-000000000081','019e2a00-0000-7000-8000-000000000011','letter','2026-05-14','2026-06-23 09:40:12.345678','019e2a00-0000-7000-8000-000000000001','Dr Ines Vogel','GP','Walking and
light weights','Heavy lifting','By email','2027-05-14',1,'[{"code":"no_loaded_flexion","region":"low_back","until":"2026-06-23"}]','[]',NULL);
INSERT INTO "evidence" VALUES('019e2a00-0000-7000-8000-000000000082','019e2a00-0000-7000-8000-000000000011','readings','2026-06-23','2026-06-23 09:40:12.345678','019e2a00-0000-7000-8000-000000000001','','','','','',NULL,0,'[]','[{"on":"2026-05-14","systolic":138,"diastolic":86,"pulse":72,"is_irregular":false},{"on":"2026-06-23","systolic":141,"diastolic":null,"pulse":null,"is_irregular":true}]',NULL);
INSERT INTO "evidence" VALUES('019e2a00-0000-7000-8000-000000000083','019e2a00-0000-7000-8000-000000000011','log','2026-06-23','2026-06-23 09:40:12.345678','019e2a00-0000-7000-8000-000000000001','','','','','',NULL,0,'[]','[]','{"clean_sessions":8,"weeks":4,"highest_during":3,"now":2,"worst":4,"limit":3,"fear":null}');
CREATE TABLE own_exercise (
	id VARCHAR(36) NOT NULL, 
	slug VARCHAR(80) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	name_key VARCHAR(500) NOT NULL, 
	origin VARCHAR(40) NOT NULL, 
	review VARCHAR(40) NOT NULL, 
	created_at DATETIME NOT NULL, 
	created_by VARCHAR(36), 
	reviewed_at DATETIME, 
	reviewed_by VARCHAR(36), 
	source_id VARCHAR(200) NOT NULL, 
	import_id VARCHAR(36), 
	figure VARCHAR(80) NOT NULL, 
	retired_at DATETIME, 
	exercise JSON NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_own_exercise PRIMARY KEY (id), 
	CONSTRAINT uq_own_exercise_slug UNIQUE (slug), 
	CONSTRAINT ck_own_exercise_id_type CHECK (id IS NULL OR (typeof(id) = 'text' AND length(id) = 36)), 
	CONSTRAINT ck_own_exercise_slug_length CHECK (length(slug) <= 80), 
	CONSTRAINT ck_own_exercise_slug_type CHECK (slug IS NULL OR (typeof(slug) = 'text')), 
	CONSTRAINT ck_own_exercise_name_length CHECK (length(name) <= 200), 
	CONSTRAINT ck_own_exercise_name_type CHECK (name IS NULL OR (typeof(name) = 'text')), 
	CONSTRAINT ck_own_exercise_name_key_length CHECK (length(name_key) <= 500), 
	CONSTRAINT ck_own_exercise_name_key_type CHECK (name_key IS NULL OR (typeof(name_key) = 'text')), 
	CONSTRAINT ck_own_exercise_origin_choice CHECK (origin IN ('own', 'imported')), 
	CONSTRAINT ck_own_exercise_review_choice CHECK (review IN ('reviewed', 'not_reviewed')), 
	CONSTRAINT ck_own_exercise_created_at_type CHECK (created_at IS NULL OR (typeof(created_at) = 'text' AND length(created_at) = 26)), 
	CONSTRAINT ck_own_exercise_created_by_type CHECK (created_by IS NULL OR (typeof(created_by) = 'text' AND length(created_by) = 36)), 
	CONSTRAINT ck_own_exercise_reviewed_at_type CHECK (reviewed_at IS NULL OR (typeof(reviewed_at) = 'text' AND length(reviewed_at) = 26)), 
	CONSTRAINT ck_own_exercise_reviewed_by_type CHECK (reviewed_by IS NULL OR (typeof(reviewed_by) = 'text' AND length(reviewed_by) = 36)), 
	CONSTRAINT ck_own_exercise_source_id_length CHECK (length(source_id) <= 200), 
	CONSTRAINT ck_own_exercise_source_id_type CHECK (source_id IS NULL OR (typeof(source_id) = 'text')), 
	CONSTRAINT ck_own_exercise_import_id_type CHECK (import_id IS NULL OR (typeof(import_id) = 'text' AND length(import_id) = 36)), 
	CONSTRAINT ck_own_exercise_figure_length CHECK (length(figure) <= 80), 
	CONSTRAINT ck_own_exercise_figure_type CHECK (figure IS NULL OR (typeof(figure) = 'text')), 
	CONSTRAINT ck_own_exercise_retired_at_type CHECK (retired_at IS NULL OR (typeof(retired_at) = 'text' AND length(retired_at) = 26)), 
	CONSTRAINT ck_own_exercise_exercise_type CHECK (exercise IS NULL OR (typeof(exercise) = 'text' AND json_valid(exercise))), 
	CONSTRAINT ck_own_exercise_version_type CHECK (version IS NULL OR (typeof(version) = 'integer' AND version BETWEEN -2147483648 AND 2147483647)), 
	CONSTRAINT fk_own_exercise_created_by_trainer FOREIGN KEY(created_by) REFERENCES trainer (id), 
	CONSTRAINT fk_own_exercise_reviewed_by_trainer FOREIGN KEY(reviewed_by) REFERENCES trainer (id)
);
INSERT INTO "own_exercise" VALUES('019e2a00-0000-7000-8000-000000000131','own_019e2a00000070008000000000000131','Żółć''s front squat','zolc''s front squat','own','reviewed','2026-05-14 09:40:12.345678','019e2a00-0000-7000-8000-000000000001','2026-05-15 09:40:12.345678','019e2a00-0000-7000-8000-000000000001','',NULL,'squat_barbell_front','2026-05-23 09:40:12.345678','{"pattern":"squat","laterality":"bilateral","position":"standing","ladder":"","rung":0,"load_full_share":0.7,"min_load_g":20000,"cue":"Elbows high.","source":"","load_step_g":2500,"muscles":["quads","glutes"],"intents":["strength","power"],"synonyms":["FSQ"],"coaching":["Brace first.","Sit between the hips."],"sources":[],"level":"advanced","load_basis":"external","equipment":[["barbell"],["none","rack"]],"dose":{"sets":[3,4],"reps":[5,5],"extra":"slow"},"light":{"comp":1,"shear":1,"flex":1,"ext":1,"rot":1,"nerve":1,"ovh":1,"shd":1,"neck":1,"knee":1,"pivot":1,"hip":1,"ank":1,"imp":1,"grip":1,"wrist":1,"strain":1,"bal":1,"cv":1},"full":{"comp":4,"shear":1,"flex":1,"ext":1,"rot":1,"nerve":1,"ovh":1,"shd":1,"neck":1,"knee":4,"pivot":1,"hip":1,"ank":1,"imp":1,"grip":1,"wrist":1,"strain":1,"bal":1,"cv":1}}',1);
INSERT INTO "own_exercise" VALUES('019e2a00-0000-7000-8000-000000000132','own_019e2a00000070008000000000000132','Zercher walk','zercher walk','imported','not_reviewed','2026-05-14 09:40:12.345678',NULL,NULL,NULL,'Zercher_Walk','019e2a00-0000-7000-8000-000000000139','',NULL,'{"pattern":"carry","laterality":"bilateral","position":"standing","ladder":"","rung":0,"load_full_share":null,"min_load_g":0,"cue":"","source":"","load_step_g":500,"muscles":["quads"],"intents":["strength"],"synonyms":[],"coaching":[],"sources":[],"level":"intermediate","load_basis":"bodyweight","equipment":[["none"]],"dose":{"sets":[2,3],"reps":[8,12]},"light":{"comp":1,"shear":1,"flex":1,"ext":1,"rot":1,"nerve":1,"ovh":1,"shd":1,"neck":1,"knee":1,"pivot":1,"hip":1,"ank":1,"imp":1,"grip":1,"wrist":1,"strain":1,"bal":1,"cv":1},"full":{"comp":1,"shear":1,"flex":1,"ext":1,"rot":1,"nerve":1,"ovh":1,"shd":1,"neck":1,"knee":1,"pivot":1,"hip":1,"ank":1,"imp":1,"grip":1,"wrist":1,"strain":1,"bal":1,"cv":1}}',1);
CREATE TABLE plan_item (
	id VARCHAR(36) NOT NULL, 
	session_id VARCHAR(36) NOT NULL, 
	place_in_session INTEGER NOT NULL, 
	exercise VARCHAR(200) NOT NULL, 
	dose JSON NOT NULL, 
	substitution JSON, 
	kept JSON, 
	note VARCHAR(20000) NOT NULL, 
	CONSTRAINT pk_plan_item PRIMARY KEY (id), 
	CONSTRAINT ck_plan_item_id_type CHECK (id IS NULL OR (typeof(id) = 'text' AND length(id) = 36)), 
	CONSTRAINT ck_plan_item_session_id_type CHECK (session_id IS NULL OR (typeof(session_id) = 'text' AND length(session_id) = 36)), 
	CONSTRAINT ck_plan_item_place_in_session_type CHECK (place_in_session IS NULL OR (typeof(place_in_session) = 'integer' AND place_in_session BETWEEN -2147483648 AND 2147483647)), 
	CONSTRAINT ck_plan_item_exercise_length CHECK (length(exercise) <= 200), 
	CONSTRAINT ck_plan_item_exercise_type CHECK (exercise IS NULL OR (typeof(exercise) = 'text')), 
	CONSTRAINT ck_plan_item_dose_type CHECK (dose IS NULL OR (typeof(dose) = 'text' AND json_valid(dose))), 
	CONSTRAINT ck_plan_item_substitution_type CHECK (substitution IS NULL OR (typeof(substitution) = 'text' AND json_valid(substitution))), 
	CONSTRAINT ck_plan_item_kept_type CHECK (kept IS NULL OR (typeof(kept) = 'text' AND json_valid(kept))), 
	CONSTRAINT ck_plan_item_note_length CHECK (length(note) <= 20000), 
	CONSTRAINT ck_plan_item_note_type CHECK (note IS NULL OR (typeof(note) = 'text')), 
	CONSTRAINT fk_plan_item_session_id_plan_session FOREIGN KEY(session_id) REFERENCES plan_session (id) ON DELETE CASCADE
);
INSERT INTO "plan_item" VALUES('019e2a00-0000-7000-8000-000000000051','019e2a00-0000-7000-8000-000000000041',0,'hip_thrust','{"sets":[3,4],"reps":[8,10],"load_g":40000,"effort":7,"extra":"slow"}','{"original":"deadlift_barbell","original_dose":{"sets":[3,4],"reps":[8,10],"load_g":40000,"effort":7,"extra":"slow"},"keeps":["glutes"],"lowers":["spine_flexion"],"codes":["no_loaded_flexion"],"rules":["M07"],"review_on":"2026-06-25","next_step":"rdl_dumbbell","cause":"comfort","load_limit_g":40000}',NULL,'');
INSERT INTO "plan_item" VALUES('019e2a00-0000-7000-8000-000000000052','019e2a00-0000-7000-8000-000000000041',1,'row_band','{"sets":[2,2],"seconds":[30,30],"per_side":true,"band":"light"}',NULL,'{"reason":"preference","note":"Likes it","trainer_id":"019e2a00-0000-7000-8000-000000000001","review_on":"2026-06-01"}','ok');
CREATE TABLE plan_session (
	id VARCHAR(36) NOT NULL, 
	plan_id VARCHAR(36) NOT NULL, 
	place_in_week INTEGER NOT NULL, 
	day INTEGER NOT NULL, 
	held_on DATE NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	start_minute INTEGER, 
	duration_minutes INTEGER NOT NULL, 
	place VARCHAR(40) NOT NULL, 
	trainer_id VARCHAR(36), 
	CONSTRAINT pk_plan_session PRIMARY KEY (id), 
	CONSTRAINT ck_plan_session_day_of_week CHECK (day BETWEEN 0 AND 6), 
	CONSTRAINT ck_plan_session_id_type CHECK (id IS NULL OR (typeof(id) = 'text' AND length(id) = 36)), 
	CONSTRAINT ck_plan_session_plan_id_type CHECK (plan_id IS NULL OR (typeof(plan_id) = 'text' AND length(plan_id) = 36)), 
	CONSTRAINT ck_plan_session_place_in_week_type CHECK (place_in_week IS NULL OR (typeof(place_in_week) = 'integer' AND place_in_week BETWEEN -2147483648 AND 2147483647)), 
	CONSTRAINT ck_plan_session_day_type CHECK (day IS NULL OR (typeof(day) = 'integer' AND day BETWEEN -2147483648 AND 2147483647)), 
	CONSTRAINT ck_plan_session_held_on_type CHECK (held_on IS NULL OR (typeof(held_on) = 'text' AND held_on IS date(held_on))), 
	CONSTRAINT ck_plan_session_title_length CHECK (length(title) <= 200), 
	CONSTRAINT ck_plan_session_title_type CHECK (title IS NULL OR (typeof(title) = 'text')), 
	CONSTRAINT ck_plan_session_start_minute_type CHECK (start_minute IS NULL OR (typeof(start_minute) = 'integer' AND start_minute BETWEEN -2147483648 AND 2147483647)), 
	CONSTRAINT ck_plan_session_duration_minutes_type CHECK (duration_minutes IS NULL OR (typeof(duration_minutes) = 'integer' AND duration_minutes BETWEEN -2147483648 AND 2147483647)), 
	CONSTRAINT ck_plan_session_place_choice CHECK (place IN ('studio', 'home')), 
	CONSTRAINT ck_plan_session_trainer_id_type CHECK (trainer_id IS NULL OR (typeof(trainer_id) = 'text' AND length(trainer_id) = 36)), 
	CONSTRAINT fk_plan_session_plan_id_week_plan FOREIGN KEY(plan_id) REFERENCES week_plan (id) ON DELETE CASCADE, 
	CONSTRAINT fk_plan_session_trainer_id_trainer FOREIGN KEY(trainer_id) REFERENCES trainer (id)
);
INSERT INTO "plan_session" VALUES('019e2a00-0000-7000-8000-000000000041','019e2a00-0000-7000-8000-000000000031',0,0,'2026-05-18','Strength A',1080,60,'studio','019e2a00-0000-7000-8000-000000000001');
INSERT INTO "plan_session" VALUES('019e2a00-0000-7000-8000-000000000042','019e2a00-0000-7000-8000-000000000031',1,5,'2026-05-23','At home',NULL,60,'home',NULL);
CREATE TABLE printed_week (
	id VARCHAR(36) NOT NULL, 
	plan_id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	monday DATE NOT NULL, 
	number INTEGER NOT NULL, 
	layout VARCHAR(40) NOT NULL, 
	paper VARCHAR(40) NOT NULL, 
	printed_at DATETIME NOT NULL, 
	trainer_id VARCHAR(36), 
	pdf BLOB NOT NULL, 
	CONSTRAINT pk_printed_week PRIMARY KEY (id), 
	CONSTRAINT uq_printed_week_plan_id_number UNIQUE (plan_id, number), 
	CONSTRAINT ck_printed_week_id_type CHECK (id IS NULL OR (typeof(id) = 'text' AND length(id) = 36)), 
	CONSTRAINT ck_printed_week_plan_id_type CHECK (plan_id IS NULL OR (typeof(plan_id) = 'text' AND length(plan_id) = 36)), 
	CONSTRAINT ck_printed_week_client_id_type CHECK (client_id IS NULL OR (typeof(client_id) = 'text' AND length(client_id) = 36)), 
	CONSTRAINT ck_printed_week_monday_type CHECK (monday IS NULL OR (typeof(monday) = 'text' AND monday IS date(monday))), 
	CONSTRAINT ck_printed_week_number_type CHECK (number IS NULL OR (typeof(number) = 'integer' AND number BETWEEN -2147483648 AND 2147483647)), 
	CONSTRAINT ck_printed_week_layout_length CHECK (length(layout) <= 40), 
	CONSTRAINT ck_printed_week_layout_type CHECK (layout IS NULL OR (typeof(layout) = 'text')), 
	CONSTRAINT ck_printed_week_paper_length CHECK (length(paper) <= 40), 
	CONSTRAINT ck_printed_week_paper_type CHECK (paper IS NULL OR (typeof(paper) = 'text')), 
	CONSTRAINT ck_printed_week_printed_at_type CHECK (printed_at IS NULL OR (typeof(printed_at) = 'text' AND length(printed_at) = 26)), 
	CONSTRAINT ck_printed_week_trainer_id_type CHECK (trainer_id IS NULL OR (typeof(trainer_id) = 'text' AND length(trainer_id) = 36)), 
	CONSTRAINT ck_printed_week_pdf_type CHECK (pdf IS NULL OR (typeof(pdf) = 'blob')), 
	CONSTRAINT fk_printed_week_plan_id_week_plan FOREIGN KEY(plan_id) REFERENCES week_plan (id), 
	CONSTRAINT fk_printed_week_client_id_client FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_printed_week_trainer_id_trainer FOREIGN KEY(trainer_id) REFERENCES trainer (id)
);
INSERT INTO "printed_week" VALUES('019e2a00-0000-7000-8000-000000000061','019e2a00-0000-7000-8000-000000000031','019e2a00-0000-7000-8000-000000000011','2026-05-18',1,'P','A4','2026-05-14 09:40:12.345678','019e2a00-0000-7000-8000-000000000001',X'255044462D312E3700');
CREATE TABLE screening (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	status VARCHAR(40) NOT NULL, 
	started_at DATETIME NOT NULL, 
	started_by VARCHAR(36), 
	saved_at DATETIME NOT NULL, 
	questions_version VARCHAR(40) NOT NULL, 
	rules_version VARCHAR(40) NOT NULL, 
	answers JSON NOT NULL, 
	stamps JSON NOT NULL, 
	page VARCHAR(200) NOT NULL, 
	pages_done INTEGER NOT NULL, 
	pages_total INTEGER NOT NULL, 
	outcome JSON, 
	chosen_tier VARCHAR(40), 
	choice_reason VARCHAR(20000) NOT NULL, 
	note VARCHAR(20000) NOT NULL, 
	confirmed_by VARCHAR(36), 
	confirmed_at DATETIME, 
	expires_on DATE, 
	scope VARCHAR(40) NOT NULL, 
	earlier_id VARCHAR(36), 
	changed JSON, 
	ended_on DATE, 
	ended_because VARCHAR(40) NOT NULL, 
	ended_note VARCHAR(20000) NOT NULL, 
	ended_by VARCHAR(36), 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_screening PRIMARY KEY (id), 
	CONSTRAINT ck_screening_id_type CHECK (id IS NULL OR (typeof(id) = 'text' AND length(id) = 36)), 
	CONSTRAINT ck_screening_client_id_type CHECK (client_id IS NULL OR (typeof(client_id) = 'text' AND length(client_id) = 36)), 
	CONSTRAINT ck_screening_status_choice CHECK (status IN ('draft', 'complete', 'proposed', 'confirmed', 'superseded')), 
	CONSTRAINT ck_screening_started_at_type CHECK (started_at IS NULL OR (typeof(started_at) = 'text' AND length(started_at) = 26)), 
	CONSTRAINT ck_screening_started_by_type CHECK (started_by IS NULL OR (typeof(started_by) = 'text' AND length(started_by) = 36)), 
	CONSTRAINT ck_screening_saved_at_type CHECK (saved_at IS NULL OR (typeof(saved_at) = 'text' AND length(saved_at) = 26)), 
	CONSTRAINT ck_screening_questions_version_length CHECK (length(questions_version) <= 40), 
	CONSTRAINT ck_screening_questions_version_type CHECK (questions_version IS NULL OR (typeof(questions_version) = 'text')), 
	CONSTRAINT ck_screening_rules_version_length CHECK (length(rules_version) <= 40), 
	CONSTRAINT ck_screening_rules_version_type CHECK (rules_version IS NULL OR (typeof(rules_version) = 'text')), 
	CONSTRAINT ck_screening_answers_type CHECK (answers IS NULL OR (typeof(answers) = 'text' AND json_valid(answers))), 
	CONSTRAINT ck_screening_stamps_type CHECK (stamps IS NULL OR (typeof(stamps) = 'text' AND json_valid(stamps))), 
	CONSTRAINT ck_screening_page_length CHECK (length(page) <= 200), 
	CONSTRAINT ck_screening_page_type CHECK (page IS NULL OR (typeof(page) = 'text')), 
	CONSTRAINT ck_screening_pages_done_type CHECK (pages_done IS NULL OR (typeof(pages_done) = 'integer' AND pages_done BETWEEN -2147483648 AND 2147483647)), 
	CONSTRAINT ck_screening_pages_total_type CHECK (pages_total IS NULL OR (typeof(pages_total) = 'integer' AND pages_total BETWEEN -2147483648 AND 2147483647)), 
	CONSTRAINT ck_screening_outcome_type CHECK (outcome IS NULL OR (typeof(outcome) = 'text' AND json_valid(outcome))), 
	CONSTRAINT ck_screening_chosen_tier_choice CHECK (chosen_tier IN ('gym_ready', 'gym_adapted', 'rehab_first', 'clearance_first', 'urgent_care')), 
	CONSTRAINT ck_screening_choice_reason_length CHECK (length(choice_reason) <= 20000), 
	CONSTRAINT ck_screening_choice_reason_type CHECK (choice_reason IS NULL OR (typeof(choice_reason) = 'text')), 
	CONSTRAINT ck_screening_note_length CHECK (length(note) <= 20000), 
	CONSTRAINT ck_screening_note_type CHECK (note IS NULL OR (typeof(note) = 'text')), 
	CONSTRAINT ck_screening_confirmed_by_type CHECK (confirmed_by IS NULL OR (typeof(confirmed_by) = 'text' AND length(confirmed_by) = 36)), 
	CONSTRAINT ck_screening_confirmed_at_type CHECK (confirmed_at IS NULL OR (typeof(confirmed_at) = 'text' AND length(confirmed_at) = 26)), 
	CONSTRAINT ck_screening_expires_on_type CHECK (expires_on IS NULL OR (typeof(expires_on) = 'text' AND expires_on IS date(expires_on))), 
	CONSTRAINT ck_screening_scope_choice CHECK (scope IN ('full', 'mini', 'short')), 
	CONSTRAINT ck_screening_earlier_id_type CHECK (earlier_id IS NULL OR (typeof(earlier_id) = 'text' AND length(earlier_id) = 36)), 
	CONSTRAINT ck_screening_changed_type CHECK (changed IS NULL OR (typeof(changed) = 'text' AND json_valid(changed))), 
	CONSTRAINT ck_screening_ended_on_type CHECK (ended_on IS NULL OR (typeof(ended_on) = 'text' AND ended_on IS date(ended_on))), 
	CONSTRAINT ck_screening_ended_because_length CHECK (length(ended_because) <= 40), 
	CONSTRAINT ck_screening_ended_because_type CHECK (ended_because IS NULL OR (typeof(ended_because) = 'text')), 
	CONSTRAINT ck_screening_ended_note_length CHECK (length(ended_note) <= 20000), 
	CONSTRAINT ck_screening_ended_note_type CHECK (ended_note IS NULL OR (typeof(ended_note) = 'text')), 
	CONSTRAINT ck_screening_ended_by_type CHECK (ended_by IS NULL OR (typeof(ended_by) = 'text' AND length(ended_by) = 36)), 
	CONSTRAINT ck_screening_version_type CHECK (version IS NULL OR (typeof(version) = 'integer' AND version BETWEEN -2147483648 AND 2147483647)), 
	CONSTRAINT fk_screening_client_id_client FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_screening_started_by_trainer FOREIGN KEY(started_by) REFERENCES trainer (id), 
	CONSTRAINT fk_screening_confirmed_by_trainer FOREIGN KEY(confirmed_by) REFERENCES trainer (id), 
	CONSTRAINT fk_screening_earlier_id_screening FOREIGN KEY(earlier_id) REFERENCES screening (id), 
	CONSTRAINT fk_screening_ended_by_trainer FOREIGN KEY(ended_by) REFERENCES trainer (id)
);
INSERT INTO "screening" VALUES('019e2a00-0000-7000-8000-000000000021','019e2a00-0000-7000-8000-000000000011','confirmed','2026-05-14 09:40:12.345678','019e2a00-0000-7000-8000-000000000001','2026-05-14 09:40:12.345678','1','1','{"c.chest":"no","i.regions":[{"region":"low_back","side":"both","p.now":4}]}','{"c.chest":["019e2a00-0000-7000-8000-000000000001","2026-05-14T09:40:12.345678+00:00"]}','review',12,12,'{"tier":"gym_adapted","urgency":"routine","planning":"adapted","findings":[{"rule":"M07","tier":"gym_adapted","urgency":"routine","reason":"Your lower back","source":"guideline","restrictions":["no_loaded_flexion"],"closes":["M07"],"because":[["i.regions","low_back"]],"since":null,"carried":false}],"restrictions":[{"code":"no_loaded_flexion","rules":["M07"],"reason":"Your lower back","since":"2026-05-14","review_on":"2026-06-25","regions":["low_back"],"evidence_id":""}],"missing":[],"contradictions":[["k1",["a.dob","b.pregnant"]]],"gate":"","session_gates":["warm_up"]}','gym_adapted','','','019e2a00-0000-7000-8000-000000000001','2026-05-14 09:40:12.345678','2027-05-14','full',NULL,NULL,NULL,'','',NULL,1);
INSERT INTO "screening" VALUES('019e2a00-0000-7000-8000-000000000022','019e2a00-0000-7000-8000-000000000012','draft','2026-05-14 09:40:12.345678',NULL,'2026-05-14 09:40:12.345678','1','1','{"c.chest":"no"}','{}','',0,12,NULL,NULL,'','',NULL,NULL,NULL,'full',NULL,NULL,NULL,'','',NULL,1);
INSERT INTO "screening" VALUES('019e2a00-0000-7000-8000-000000000023','019e2a00-0000-7000-8000-000000000011','proposed','2026-06-23 09:40:12.345678',NULL,'2026-06-23 09:40:12.345678','1','1','{"c.chest":"no"}','{}','',0,12,'{"tier":"gym_adapted","urgency":"routine","planning":"adapted","findings":[{"rule":"M07","tier":"gym_adapted","urgency":"routine","reason":"Your lower back","source":"guideline","restrictions":["no_loaded_flexion"],"closes":["M07"],"because":[["i.regions","low_back"]],"since":"2026-05-14","carried":true}],"restrictions":[{"code":"no_loaded_flexion","rules":[],"reason":"Your lower back","since":"2026-05-14","review_on":"2026-06-25","regions":["low_back"],"evidence_id":"019e2a00-0000-7000-8000-000000000081"}],"missing":[],"contradictions":[["k1",["a.dob","b.pregnant"]]],"gate":"","session_gates":["warm_up"]}',NULL,'','',NULL,NULL,NULL,'short','019e2a00-0000-7000-8000-000000000021','["new_medicine"]',NULL,'','',NULL,1);
INSERT INTO "screening" VALUES('019e2a00-0000-7000-8000-000000000024','019e2a00-0000-7000-8000-000000000012','confirmed','2026-05-14 09:40:12.345678',NULL,'2026-05-14 09:40:12.345678','1','1','{}','{}','',0,12,NULL,NULL,'','','019e2a00-0000-7000-8000-000000000001','2026-05-14 09:40:12.345678','2026-11-14','mini',NULL,'[]','2026-06-01','operation','knee','019e2a00-0000-7000-8000-000000000001',1);
INSERT INTO "screening" VALUES('019e2a00-0000-7000-8000-000000000025','019e2a00-0000-7000-8000-000000000012','complete','2026-06-23 09:40:12.345678',NULL,'2026-06-23 09:40:12.345678','1','1','{}','{}','',0,12,NULL,NULL,'','',NULL,NULL,NULL,'full',NULL,NULL,NULL,'','',NULL,1);
CREATE TABLE session_check (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	day DATE NOT NULL, 
	checked_at DATETIME NOT NULL, 
	checked_by VARCHAR(36), 
	answers JSON NOT NULL, 
	gates JSON NOT NULL, 
	CONSTRAINT pk_session_check PRIMARY KEY (id), 
	CONSTRAINT ck_session_check_id_type CHECK (id IS NULL OR (typeof(id) = 'text' AND length(id) = 36)), 
	CONSTRAINT ck_session_check_client_id_type CHECK (client_id IS NULL OR (typeof(client_id) = 'text' AND length(client_id) = 36)), 
	CONSTRAINT ck_session_check_day_type CHECK (day IS NULL OR (typeof(day) = 'text' AND day IS date(day))), 
	CONSTRAINT ck_session_check_checked_at_type CHECK (checked_at IS NULL OR (typeof(checked_at) = 'text' AND length(checked_at) = 26)), 
	CONSTRAINT ck_session_check_checked_by_type CHECK (checked_by IS NULL OR (typeof(checked_by) = 'text' AND length(checked_by) = 36)), 
	CONSTRAINT ck_session_check_answers_type CHECK (answers IS NULL OR (typeof(answers) = 'text' AND json_valid(answers))), 
	CONSTRAINT ck_session_check_gates_type CHECK (gates IS NULL OR (typeof(gates) = 'text' AND json_valid(gates))), 
	CONSTRAINT fk_session_check_client_id_client FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_session_check_checked_by_trainer FOREIGN KEY(checked_by) REFERENCES trainer (id)
);
INSERT INTO "session_check" VALUES('019e2a00-0000-7000-8000-000000000121','019e2a00-0000-7000-8000-000000000011','2026-06-23','2026-06-23 09:40:12.345678','019e2a00-0000-7000-8000-000000000001','{"today.unwell":"yes","today.pain":3}','["D01"]');
CREATE TABLE signature (
	id VARCHAR(36) NOT NULL, 
	screening_id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	signer VARCHAR(40) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	how VARCHAR(40) NOT NULL, 
	signed_at DATETIME NOT NULL, 
	witness VARCHAR(36), 
	text_version VARCHAR(40) NOT NULL, 
	text_hash VARCHAR(64) NOT NULL, 
	answers_hash VARCHAR(64) NOT NULL, 
	questions_version VARCHAR(40) NOT NULL, 
	rules_version VARCHAR(40) NOT NULL, 
	relation VARCHAR(200) NOT NULL, 
	strokes JSON NOT NULL, 
	scan BLOB, 
	CONSTRAINT pk_signature PRIMARY KEY (id), 
	CONSTRAINT ck_signature_id_type CHECK (id IS NULL OR (typeof(id) = 'text' AND length(id) = 36)), 
	CONSTRAINT ck_signature_screening_id_type CHECK (screening_id IS NULL OR (typeof(screening_id) = 'text' AND length(screening_id) = 36)), 
	CONSTRAINT ck_signature_client_id_type CHECK (client_id IS NULL OR (typeof(client_id) = 'text' AND length(client_id) = 36)), 
	CONSTRAINT ck_signature_signer_choice CHECK (signer IN ('client', 'guardian')), 
	CONSTRAINT ck_signature_name_length CHECK (length(name) <= 200), 
	CONSTRAINT ck_signature_name_type CHECK (name IS NULL OR (typeof(name) = 'text')), 
	CONSTRAINT ck_signature_how_choice CHECK (how IN ('drawn', 'typed', 'paper', 'scanned')), 
	CONSTRAINT ck_signature_signed_at_type CHECK (signed_at IS NULL OR (typeof(signed_at) = 'text' AND length(signed_at) = 26)), 
	CONSTRAINT ck_signature_witness_type CHECK (witness IS NULL OR (typeof(witness) = 'text' AND length(witness) = 36)), 
	CONSTRAINT ck_signature_text_version_length CHECK (length(text_version) <= 40), 
	CONSTRAINT ck_signature_text_version_type CHECK (text_version IS NULL OR (typeof(text_version) = 'text')), 
	CONSTRAINT ck_signature_text_hash_length CHECK (length(text_hash) <= 64), 
	CONSTRAINT ck_signature_text_hash_type CHECK (text_hash IS NULL OR (typeof(text_hash) = 'text')), 
	CONSTRAINT ck_signature_answers_hash_length CHECK (length(answers_hash) <= 64), 
	CONSTRAINT ck_signature_answers_hash_type CHECK (answers_hash IS NULL OR (typeof(answers_hash) = 'text')), 
	CONSTRAINT ck_signature_questions_version_length CHECK (length(questions_version) <= 40), 
	CONSTRAINT ck_signature_questions_version_type CHECK (questions_version IS NULL OR (typeof(questions_version) = 'text')), 
	CONSTRAINT ck_signature_rules_version_length CHECK (length(rules_version) <= 40), 
	CONSTRAINT ck_signature_rules_version_type CHECK (rules_version IS NULL OR (typeof(rules_version) = 'text')), 
	CONSTRAINT ck_signature_relation_length CHECK (length(relation) <= 200), 
	CONSTRAINT ck_signature_relation_type CHECK (relation IS NULL OR (typeof(relation) = 'text')), 
	CONSTRAINT ck_signature_strokes_type CHECK (strokes IS NULL OR (typeof(strokes) = 'text' AND json_valid(strokes))), 
	CONSTRAINT ck_signature_scan_type CHECK (scan IS NULL OR (typeof(scan) = 'blob')), 
	CONSTRAINT fk_signature_screening_id_screening FOREIGN KEY(screening_id) REFERENCES screening (id), 
	CONSTRAINT fk_signature_client_id_client FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_signature_witness_trainer FOREIGN KEY(witness) REFERENCES trainer (id)
);
INSERT INTO "signature" VALUES('019e2a00-0000-7000-8000-000000000111','019e2a00-0000-7000-8000-000000000021','019e2a00-0000-7000-8000-000000000011','client','Maya Okafor','drawn','2026-05-14 09:40:12.345678','019e2a00-0000-7000-8000-000000000001','2026-05','cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc','be9961fa897dfc8524198c70f5851d41932347d1800279c31c8f93be2fed9f02','1','1','','[[[0,0],[120,80]],[[500,40]]]',NULL);
INSERT INTO "signature" VALUES('019e2a00-0000-7000-8000-000000000112','019e2a00-0000-7000-8000-000000000021','019e2a00-0000-7000-8000-000000000011','guardian','Ike Okafor','scanned','2026-05-14 09:40:12.345678',NULL,'2026-05','cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc','be9961fa897dfc8524198c70f5851d41932347d1800279c31c8f93be2fed9f02','1','1','father','[]',X'FFD8FFE000104A464946');
CREATE TABLE studio_profile (
	id INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	phone VARCHAR(200) NOT NULL, 
	address VARCHAR(200) NOT NULL, 
	hours JSON NOT NULL, 
	equipment JSON NOT NULL, 
	confirm_adapted VARCHAR(40) NOT NULL, 
	confirm_rehab VARCHAR(40) NOT NULL, 
	paper VARCHAR(40) NOT NULL, 
	emergency_number VARCHAR(40) NOT NULL, 
	advice_number VARCHAR(40) NOT NULL, 
	extra JSON NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_studio_profile PRIMARY KEY (id), 
	CONSTRAINT ck_studio_profile_only_one CHECK (id = 1), 
	CONSTRAINT ck_studio_profile_id_type CHECK (id IS NULL OR (typeof(id) = 'integer' AND id BETWEEN -2147483648 AND 2147483647)), 
	CONSTRAINT ck_studio_profile_name_length CHECK (length(name) <= 200), 
	CONSTRAINT ck_studio_profile_name_type CHECK (name IS NULL OR (typeof(name) = 'text')), 
	CONSTRAINT ck_studio_profile_phone_length CHECK (length(phone) <= 200), 
	CONSTRAINT ck_studio_profile_phone_type CHECK (phone IS NULL OR (typeof(phone) = 'text')), 
	CONSTRAINT ck_studio_profile_address_length CHECK (length(address) <= 200), 
	CONSTRAINT ck_studio_profile_address_type CHECK (address IS NULL OR (typeof(address) = 'text')), 
	CONSTRAINT ck_studio_profile_hours_type CHECK (hours IS NULL OR (typeof(hours) = 'text' AND json_valid(hours))), 
	CONSTRAINT ck_studio_profile_equipment_type CHECK (equipment IS NULL OR (typeof(equipment) = 'text' AND json_valid(equipment))), 
	CONSTRAINT ck_studio_profile_confirm_adapted_choice CHECK (confirm_adapted IN ('none', 'level_2', 'level_3', 'exercise_referral', 'level_4')), 
	CONSTRAINT ck_studio_profile_confirm_rehab_choice CHECK (confirm_rehab IN ('none', 'level_2', 'level_3', 'exercise_referral', 'level_4')), 
	CONSTRAINT ck_studio_profile_paper_length CHECK (length(paper) <= 40), 
	CONSTRAINT ck_studio_profile_paper_type CHECK (paper IS NULL OR (typeof(paper) = 'text')), 
	CONSTRAINT ck_studio_profile_emergency_number_length CHECK (length(emergency_number) <= 40), 
	CONSTRAINT ck_studio_profile_emergency_number_type CHECK (emergency_number IS NULL OR (typeof(emergency_number) = 'text')), 
	CONSTRAINT ck_studio_profile_advice_number_length CHECK (length(advice_number) <= 40), 
	CONSTRAINT ck_studio_profile_advice_number_type CHECK (advice_number IS NULL OR (typeof(advice_number) = 'text')), 
	CONSTRAINT ck_studio_profile_extra_type CHECK (extra IS NULL OR (typeof(extra) = 'text' AND json_valid(extra))), 
	CONSTRAINT ck_studio_profile_version_type CHECK (version IS NULL OR (typeof(version) = 'integer' AND version BETWEEN -2147483648 AND 2147483647))
);
INSERT INTO "studio_profile" VALUES(1,'Riverside Studio','01632 960123','','[[360,1320],[360,1320],[360,1320],[360,1320],[360,1320],[480,1320],[420,1320]]','["bench","dumbbells"]','level_3','level_3','A4','999','111','{}',1);
CREATE TABLE trainer (
	id VARCHAR(36) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	qualification VARCHAR(40) NOT NULL, 
	tone VARCHAR(40) NOT NULL, 
	is_active BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_trainer PRIMARY KEY (id), 
	CONSTRAINT ck_trainer_id_type CHECK (id IS NULL OR (typeof(id) = 'text' AND length(id) = 36)), 
	CONSTRAINT ck_trainer_name_length CHECK (length(name) <= 200), 
	CONSTRAINT ck_trainer_name_type CHECK (name IS NULL OR (typeof(name) = 'text')), 
	CONSTRAINT ck_trainer_qualification_choice CHECK (qualification IN ('none', 'level_2', 'level_3', 'exercise_referral', 'level_4')), 
	CONSTRAINT ck_trainer_tone_length CHECK (length(tone) <= 40), 
	CONSTRAINT ck_trainer_tone_type CHECK (tone IS NULL OR (typeof(tone) = 'text')), 
	CONSTRAINT ck_trainer_is_active_type CHECK (is_active IS NULL OR (typeof(is_active) = 'integer' AND is_active IN (0, 1))), 
	CONSTRAINT ck_trainer_version_type CHECK (version IS NULL OR (typeof(version) = 'integer' AND version BETWEEN -2147483648 AND 2147483647))
);
INSERT INTO "trainer" VALUES('019e2a00-0000-7000-8000-000000000001','Dana Kerr','exercise_referral','rehab',1,1);
CREATE TABLE week_plan (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	monday DATE NOT NULL, 
	habits JSON NOT NULL, 
	rest_days JSON NOT NULL, 
	note VARCHAR(20000) NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_week_plan PRIMARY KEY (id), 
	CONSTRAINT uq_week_plan_client_id_monday UNIQUE (client_id, monday), 
	CONSTRAINT ck_week_plan_id_type CHECK (id IS NULL OR (typeof(id) = 'text' AND length(id) = 36)), 
	CONSTRAINT ck_week_plan_client_id_type CHECK (client_id IS NULL OR (typeof(client_id) = 'text' AND length(client_id) = 36)), 
	CONSTRAINT ck_week_plan_monday_type CHECK (monday IS NULL OR (typeof(monday) = 'text' AND monday IS date(monday))), 
	CONSTRAINT ck_week_plan_habits_type CHECK (habits IS NULL OR (typeof(habits) = 'text' AND json_valid(habits))), 
	CONSTRAINT ck_week_plan_rest_days_type CHECK (rest_days IS NULL OR (typeof(rest_days) = 'text' AND json_valid(rest_days))), 
	CONSTRAINT ck_week_plan_note_length CHECK (length(note) <= 20000), 
	CONSTRAINT ck_week_plan_note_type CHECK (note IS NULL OR (typeof(note) = 'text')), 
	CONSTRAINT ck_week_plan_version_type CHECK (version IS NULL OR (typeof(version) = 'integer' AND version BETWEEN -2147483648 AND 2147483647)), 
	CONSTRAINT fk_week_plan_client_id_client FOREIGN KEY(client_id) REFERENCES client (id)
);
INSERT INTO "week_plan" VALUES('019e2a00-0000-7000-8000-000000000031','019e2a00-0000-7000-8000-000000000011','2026-05-18','[{"exercise":"walk","dose":{"minutes":[10,10],"times_a_day":3},"days":[0,1,2,3,4,5,6]}]','[2,6]','Start gently.',1);
CREATE INDEX ix_client_name_key ON client (name_key);
CREATE INDEX ix_client_trainer_id ON client (trainer_id);
CREATE INDEX ix_client_phone_key ON client (phone_key);
CREATE INDEX ix_client_name_word_client_id ON client_name_word (client_id);
CREATE INDEX ix_week_plan_monday ON week_plan (monday);
CREATE INDEX ix_plan_session_plan_id ON plan_session (plan_id);
CREATE INDEX ix_plan_session_held_on_trainer_id ON plan_session (held_on, trainer_id);
CREATE INDEX ix_plan_item_session_id ON plan_item (session_id);
CREATE INDEX ix_plan_item_exercise ON plan_item (exercise);
CREATE INDEX ix_printed_week_client_id ON printed_week (client_id);
CREATE INDEX ix_edit_at ON edit (at);
CREATE INDEX ix_screening_client_id_status ON screening (client_id, status);
CREATE INDEX ix_screening_status_client_id ON screening (status, client_id);
CREATE INDEX ix_screening_earlier_id ON screening (earlier_id);
CREATE INDEX ix_evidence_client_id ON evidence (client_id);
CREATE INDEX ix_evidence_restricts_client_id ON evidence (restricts, client_id);
CREATE INDEX ix_closing_client_id ON closing (client_id);
CREATE INDEX ix_closing_evidence_id ON closing (evidence_id);
CREATE INDEX ix_closing_screening_id ON closing (screening_id);
CREATE INDEX ix_consent_client_id ON consent (client_id);
CREATE INDEX ix_consent_purpose_client_id ON consent (purpose, client_id);
CREATE INDEX ix_signature_client_id ON signature (client_id);
CREATE INDEX ix_signature_screening_id ON signature (screening_id);
CREATE INDEX ix_session_check_client_id_day ON session_check (client_id, day);
CREATE INDEX ix_own_exercise_import_id ON own_exercise (import_id);
COMMIT;
