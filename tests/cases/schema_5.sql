BEGIN;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,             -- as the user typed it, with / between folders
    title TEXT,                     -- the first line that is not empty
    date TEXT,                      -- of publication, ISO 8601, where it is known
    sha256 TEXT NOT NULL UNIQUE,    -- of the bytes of the file
    encoding TEXT NOT NULL,         -- by which the bytes were decoded
    licence TEXT,                   -- SPDX name, where it is known
    miner TEXT NOT NULL             -- version of the miner
, settled INTEGER NOT NULL DEFAULT 1 CHECK (settled IN (0, 1)), path_zh TEXT) STRICT;
CREATE TABLE concept (
    id INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used twice: exported tables refer to it
    kind TEXT NOT NULL                      -- how the Korean corresponds to the Hanzi
        CHECK (kind IN ('reading', 'transcription', 'translation', 'mixed')),
    status TEXT NOT NULL DEFAULT 'candidate'
        CHECK (status IN ('candidate', 'approved', 'rejected', 'forbidden')),
    confidence REAL NOT NULL,               -- of its surest gloss, 0 to 1
    note TEXT,                              -- by a person
    domain TEXT                             -- by a person
, seen INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE term (
    id INTEGER PRIMARY KEY,
    concept_id INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    lang TEXT NOT NULL CHECK (lang IN ('ko', 'zh-Hans', 'zh-Hant', 'en')),
    text TEXT NOT NULL,
    key TEXT NOT NULL,              -- folded for look-up, see glossary/keys.py
    role TEXT NOT NULL CHECK (role IN ('preferred', 'variant', 'damaged')),
    count INTEGER NOT NULL,         -- of glosses that print it; 0: restored or converted only
    skeleton TEXT,                  -- consonants of a Korean term; Hanzi that CP949 has too
    pinyin TEXT,                    -- of a Chinese term, a space between syllables
    reading TEXT, chosen INTEGER NOT NULL DEFAULT 0 CHECK (chosen IN (0, 1)),                   -- Sino-Korean, of a Chinese term
    UNIQUE (concept_id, lang, text)
) STRICT;
CREATE TABLE gloss (
    id INTEGER PRIMARY KEY,
    concept_id INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    offset INTEGER NOT NULL,        -- of the opening bracket, code points from 0
    line INTEGER NOT NULL,          -- of the opening bracket, counted from 1
    ko TEXT NOT NULL,               -- as printed
    zh TEXT NOT NULL,               -- as printed
    zh_restored TEXT,               -- where Hanzi were lost and an intact gloss tells them
    en TEXT,                        -- English name in the bracket
    note TEXT,                      -- the rest of the bracket
    kind TEXT NOT NULL CHECK (kind IN ('reading', 'transcription', 'translation', 'mixed')),
    confidence REAL NOT NULL,       -- probability that the pair is right, 0 to 1
    context TEXT NOT NULL, context_zh TEXT,          -- the line
    UNIQUE (document_id, offset, ko, zh)
) STRICT;
CREATE TABLE segment (
    id INTEGER PRIMARY KEY,
    gloss_id INTEGER NOT NULL REFERENCES gloss (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,      -- in the Korean term, from 0
    ko TEXT NOT NULL,               -- '' where nothing corresponds
    zh TEXT NOT NULL,               -- '' where nothing corresponds
    method TEXT NOT NULL
        CHECK (method IN ('reading', 'transcription', 'meaning', 'same', 'known', 'none')),
    score REAL NOT NULL, counted INTEGER NOT NULL DEFAULT 1 CHECK (counted IN (0, 1)),            -- 0 to 1
    UNIQUE (gloss_id, position)
) STRICT;
CREATE TABLE merge_log (
    id INTEGER PRIMARY KEY,
    concept_id INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    ko TEXT NOT NULL,               -- of the gloss that joined, as printed
    zh TEXT NOT NULL,               -- of the gloss that joined, as printed
    reason TEXT NOT NULL            -- why, other than by equal keys
) STRICT;
CREATE INDEX term_key ON term (key, concept_id);
CREATE INDEX term_skeleton ON term (skeleton, concept_id) WHERE skeleton IS NOT NULL;
CREATE INDEX gloss_concept ON gloss (concept_id, confidence DESC);
CREATE INDEX merge_log_concept ON merge_log (concept_id);
CREATE INDEX document_path ON document (path);
CREATE VIEW glossary AS
SELECT
    c.id AS concept_id,
    (SELECT text FROM term AS t WHERE t.concept_id = c.id AND t.lang = 'ko' AND t.role = 'preferred') AS ko,
    (SELECT text FROM term AS t WHERE t.concept_id = c.id AND t.lang = 'zh-Hans' AND t.role = 'preferred') AS zh_hans,
    (SELECT text FROM term AS t WHERE t.concept_id = c.id AND t.lang = 'zh-Hant' AND t.role = 'preferred') AS zh_hant,
    coalesce((SELECT pinyin FROM term AS t WHERE t.concept_id = c.id AND t.lang = 'zh-Hans' AND t.role = 'preferred'), (SELECT pinyin FROM term AS t WHERE t.concept_id = c.id AND t.lang = 'zh-Hant' AND t.role = 'preferred')) AS pinyin,
    coalesce((SELECT reading FROM term AS t WHERE t.concept_id = c.id AND t.lang = 'zh-Hans' AND t.role = 'preferred'), (SELECT reading FROM term AS t WHERE t.concept_id = c.id AND t.lang = 'zh-Hant' AND t.role = 'preferred')) AS reading,
    c.kind, c.status, c.confidence,
    (SELECT coalesce(sum(t.count), 0) FROM term AS t
        WHERE t.concept_id = c.id AND t.lang = 'ko') AS count,
    (SELECT g.context FROM gloss AS g
        WHERE g.concept_id = c.id ORDER BY g.confidence DESC, g.id LIMIT 1) AS example
FROM concept AS c;
CREATE TABLE pairing (
    ko TEXT NOT NULL,               -- as in the segments
    zh TEXT NOT NULL,
    method TEXT NOT NULL,           -- but for 'none'
    n INTEGER NOT NULL,             -- of the segments
    PRIMARY KEY (ko, zh, method)
) STRICT, WITHOUT ROWID;
CREATE INDEX pairing_ko ON pairing (lower(replace(ko, ' ', '')));
CREATE INDEX pairing_zh ON pairing (lower(replace(zh, ' ', '')));
CREATE INDEX concept_withdrawn ON concept (status) WHERE status IN ('rejected', 'forbidden');
CREATE VIRTUAL TABLE term_search USING fts5 (grams, content='', detail=none, columnsize=0, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");
CREATE TRIGGER term_added AFTER INSERT ON term BEGIN INSERT INTO term_search (rowid, grams) VALUES (((min(length(new.key), 63) << 4 | 15 - ((new.count >= 1) + (new.count >= 2) + (new.count >= 4) + (new.count >= 8) + (new.count >= 16) + (new.count >= 32) + (new.count >= 64) + (new.count >= 128) + (new.count >= 256) + (new.count >= 512) + (new.count >= 1024) + (new.count >= 2048) + (new.count >= 4096) + (new.count >= 8192) + (new.count >= 16384))) << 32 | new.id), tokens(new.lang, new.key, new.pinyin, new.reading)); END;
CREATE TRIGGER term_removed AFTER DELETE ON term BEGIN INSERT INTO term_search (term_search, rowid, grams) VALUES ('delete', ((min(length(old.key), 63) << 4 | 15 - ((old.count >= 1) + (old.count >= 2) + (old.count >= 4) + (old.count >= 8) + (old.count >= 16) + (old.count >= 32) + (old.count >= 64) + (old.count >= 128) + (old.count >= 256) + (old.count >= 512) + (old.count >= 1024) + (old.count >= 2048) + (old.count >= 4096) + (old.count >= 8192) + (old.count >= 16384))) << 32 | old.id), tokens(old.lang, old.key, old.pinyin, old.reading)); END;
CREATE TRIGGER term_rekeyed AFTER UPDATE OF id, lang, key, count, pinyin, reading ON term WHEN ((min(length(old.key), 63) << 4 | 15 - ((old.count >= 1) + (old.count >= 2) + (old.count >= 4) + (old.count >= 8) + (old.count >= 16) + (old.count >= 32) + (old.count >= 64) + (old.count >= 128) + (old.count >= 256) + (old.count >= 512) + (old.count >= 1024) + (old.count >= 2048) + (old.count >= 4096) + (old.count >= 8192) + (old.count >= 16384))) << 32 | old.id) <> ((min(length(new.key), 63) << 4 | 15 - ((new.count >= 1) + (new.count >= 2) + (new.count >= 4) + (new.count >= 8) + (new.count >= 16) + (new.count >= 32) + (new.count >= 64) + (new.count >= 128) + (new.count >= 256) + (new.count >= 512) + (new.count >= 1024) + (new.count >= 2048) + (new.count >= 4096) + (new.count >= 8192) + (new.count >= 16384))) << 32 | new.id) OR old.key <> new.key OR old.lang <> new.lang OR old.pinyin IS NOT new.pinyin OR old.reading IS NOT new.reading BEGIN INSERT INTO term_search (term_search, rowid, grams) VALUES ('delete', ((min(length(old.key), 63) << 4 | 15 - ((old.count >= 1) + (old.count >= 2) + (old.count >= 4) + (old.count >= 8) + (old.count >= 16) + (old.count >= 32) + (old.count >= 64) + (old.count >= 128) + (old.count >= 256) + (old.count >= 512) + (old.count >= 1024) + (old.count >= 2048) + (old.count >= 4096) + (old.count >= 8192) + (old.count >= 16384))) << 32 | old.id), tokens(old.lang, old.key, old.pinyin, old.reading)); INSERT INTO term_search (rowid, grams) VALUES (((min(length(new.key), 63) << 4 | 15 - ((new.count >= 1) + (new.count >= 2) + (new.count >= 4) + (new.count >= 8) + (new.count >= 16) + (new.count >= 32) + (new.count >= 64) + (new.count >= 128) + (new.count >= 256) + (new.count >= 512) + (new.count >= 1024) + (new.count >= 2048) + (new.count >= 4096) + (new.count >= 8192) + (new.count >= 16384))) << 32 | new.id), tokens(new.lang, new.key, new.pinyin, new.reading)); END;
CREATE INDEX document_unsettled ON document (settled) WHERE settled = 0;
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    concept_id INTEGER NOT NULL,    -- no reference: it outlives its concept, whose id is not reused
    ko TEXT NOT NULL,               -- the preferred pair of the concept as it was decided upon
    zh TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('approve', 'reject', 'forbid', 'reopen', 'prefer',
        'note', 'domain', 'found', 'merge', 'split', 'skip', 'undo')),
    value TEXT,                     -- the note, the form preferred, the id merged or split off
    before TEXT,                    -- JSON: what an undo puts back
    undoes INTEGER REFERENCES decision (id),
    who TEXT NOT NULL,
    at TEXT NOT NULL,               -- ISO 8601, UTC
    source TEXT                     -- the file it was read from, where it was
) STRICT;
CREATE INDEX decision_concept ON decision (concept_id);
CREATE INDEX decision_other ON decision (value) WHERE action IN ('merge', 'split');
CREATE UNIQUE INDEX decision_undoes ON decision (undoes) WHERE undoes IS NOT NULL;
CREATE TABLE assignment (
    ko_key TEXT NOT NULL,
    zh_key TEXT NOT NULL,
    concept_id INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    decision_id INTEGER NOT NULL REFERENCES decision (id) ON DELETE CASCADE,
    PRIMARY KEY (ko_key, zh_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_concept ON assignment (concept_id);
CREATE INDEX assignment_decision ON assignment (decision_id);
CREATE INDEX segment_pairing ON segment (ko, zh, method, counted, score);
CREATE TRIGGER segment_added AFTER INSERT ON segment BEGIN INSERT INTO pairing SELECT new.ko, new.zh, new.method, 1 WHERE new.method <> 'none' AND new.counted ON CONFLICT DO UPDATE SET n = n + 1;
    UPDATE segment SET counted = 0 WHERE id = new.id AND (SELECT status FROM concept
        JOIN gloss ON gloss.concept_id = concept.id WHERE gloss.id = new.gloss_id) IN ('rejected', 'forbidden');
END;
CREATE TRIGGER segment_removed AFTER DELETE ON segment BEGIN UPDATE pairing SET n = n - 1 WHERE ko = old.ko AND zh = old.zh AND method = old.method AND old.counted; DELETE FROM pairing WHERE ko = old.ko AND zh = old.zh AND method = old.method AND old.counted AND n = 0; END;
CREATE TRIGGER segment_changed AFTER UPDATE OF ko, zh, method, counted ON segment BEGIN UPDATE pairing SET n = n - 1 WHERE ko = old.ko AND zh = old.zh AND method = old.method AND old.counted; DELETE FROM pairing WHERE ko = old.ko AND zh = old.zh AND method = old.method AND old.counted AND n = 0; INSERT INTO pairing SELECT new.ko, new.zh, new.method, 1 WHERE new.method <> 'none' AND new.counted ON CONFLICT DO UPDATE SET n = n + 1; END;
CREATE TRIGGER concept_judged AFTER UPDATE OF status ON concept
WHEN (old.status IN ('rejected', 'forbidden')) <> (new.status IN ('rejected', 'forbidden')) BEGIN
    UPDATE segment SET counted = new.status NOT IN ('rejected', 'forbidden')
    WHERE gloss_id IN (SELECT id FROM gloss WHERE concept_id = new.id);
END;
CREATE TRIGGER gloss_moved AFTER UPDATE OF concept_id ON gloss BEGIN
    UPDATE segment
    SET counted = (SELECT status NOT IN ('rejected', 'forbidden') FROM concept WHERE id = new.concept_id)
    WHERE gloss_id = new.id;
END;
CREATE VIEW segment_pair AS
SELECT ko, zh, method, n, (SELECT avg(score) FROM segment AS s
    WHERE s.ko = p.ko AND s.zh = p.zh AND s.method = p.method AND s.counted = 1) AS score
FROM pairing AS p;
CREATE TRIGGER term_seen AFTER INSERT ON term BEGIN UPDATE concept SET seen = seen + new.count WHERE id = new.concept_id AND new.lang = 'ko'; END;
CREATE TRIGGER term_unseen AFTER DELETE ON term BEGIN UPDATE concept SET seen = seen - old.count WHERE id = old.concept_id AND old.lang = 'ko'; END;
CREATE TRIGGER term_recounted AFTER UPDATE OF concept_id, lang, count ON term BEGIN UPDATE concept SET seen = seen - old.count WHERE id = old.concept_id AND old.lang = 'ko'; UPDATE concept SET seen = seen + new.count WHERE id = new.concept_id AND new.lang = 'ko'; END;
CREATE INDEX concept_by_seen ON concept (seen DESC, confidence, kind) WHERE status = 'candidate';
CREATE INDEX concept_by_doubt ON concept (confidence, kind) WHERE status = 'candidate';
INSERT INTO _sqlite_migrations VALUES
(1, 'glossary', 'm001_concepts', '2026-11-22 08:48:49.626160+00:00'),
(2, 'glossary', 'm002_pairings', '2026-11-22 08:48:49.627128+00:00'),
(3, 'glossary', 'm003_look_up', '2026-11-22 08:48:49.629464+00:00'),
(4, 'glossary', 'm004_decisions', '2026-11-22 08:48:49.638553+00:00'),
(5, 'glossary', 'm005_aligned', '2026-11-22 08:48:49.641024+00:00');
INSERT INTO document VALUES
(1, 'examples/02-company-roundup.txt', '[차이나 테크 노트] 쇼핑 축제가 지나간 자리, 금융과 물류의 다음 수', NULL, 'a2ed1fb0df6f3fd354b644918a94fcbc8d9bc2d59bc3a8722be5ffde2194cb26', 'utf-8', NULL, '1', 1, NULL);
INSERT INTO concept VALUES
(1, 'transcription', 'candidate', 0.981, NULL, NULL, 0),
(2, 'translation', 'candidate', 0.5, NULL, NULL, 0),
(3, 'transcription', 'candidate', 0.983, NULL, NULL, 0),
(4, 'transcription', 'candidate', 0.99, NULL, NULL, 0),
(5, 'mixed', 'candidate', 0.983, NULL, NULL, 0),
(6, 'reading', 'candidate', 0.979, NULL, NULL, 0),
(7, 'mixed', 'candidate', 0.965, NULL, NULL, 0),
(8, 'translation', 'candidate', 0.88, NULL, NULL, 0),
(9, 'mixed', 'candidate', 0.986, NULL, NULL, 0),
(10, 'mixed', 'candidate', 0.99, NULL, NULL, 0),
(11, 'reading', 'candidate', 0.99, NULL, NULL, 0),
(12, 'transcription', 'candidate', 0.99, NULL, NULL, 0),
(13, 'translation', 'candidate', 0.5, NULL, NULL, 0),
(14, 'reading', 'candidate', 0.99, NULL, NULL, 0),
(15, 'transcription', 'candidate', 0.979, NULL, NULL, 0);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES
('decision', 0),
('concept', 15);
INSERT INTO term VALUES
(1, 1, 'ko', '광군제', '광군제', 'preferred', 1, 'ㄱㅇㄱㄴㅈ', NULL, NULL, 0),
(2, 1, 'zh-Hant', '光棍節', '光棍节', 'preferred', 1, '光棍節', 'guang gun jie', '광곤절', 0),
(3, 1, 'zh-Hans', '光棍节', '光棍节', 'preferred', 0, '光棍', 'guang gun jie', '광곤절', 0),
(4, 2, 'ko', '티몰', '티몰', 'preferred', 1, 'ㄷㅁㄹ', NULL, NULL, 0),
(5, 2, 'zh-Hans', '天猫', '天猫', 'preferred', 1, '天猫', 'tian mao', '천묘', 0),
(6, 3, 'ko', '핀둬둬', '핀둬둬', 'preferred', 1, 'ㅂㄴㄷㄷ', NULL, NULL, 0),
(7, 3, 'zh-Hans', '多多', '多多', 'preferred', 1, '多多', 'duo duo', '다다', 0),
(8, 4, 'ko', '콰이', '콰이', 'preferred', 1, NULL, NULL, NULL, 0),
(9, 4, 'zh-Hans', '快手', '快手', 'preferred', 1, '快手', 'kuai shou', '쾌수', 0),
(10, 5, 'ko', '핑안그룹', '핑안그룹', 'preferred', 1, 'ㅂㅇㄴㄱㄹㅂ', NULL, NULL, 0),
(11, 5, 'zh-Hans', '平安集团', '平安集团', 'preferred', 1, '平安集', 'ping an ji tuan', '평안집단', 0),
(12, 6, 'ko', '금융일장통', '금융일장통', 'preferred', 1, 'ㄱㅁㅇㄹㅈㅇㄷㅇ', NULL, NULL, 0),
(13, 6, 'zh-Hans', '金融壹帐通', '金融壹帐通', 'preferred', 1, '金融壹通', 'jin rong yi zhang tong', '금융일장통', 0),
(14, 7, 'ko', '스마트 경로 관리시스템', '스마트경로관리시스템', 'preferred', 1, 'ㅅㅁㄷㄱㅇㄹㄱㄴㄹㅅㅅㄷㅁ', NULL, NULL, 0),
(15, 7, 'zh-Hans', '智能渠道管理系统', '智能渠道管理系统', 'preferred', 1, '智能渠道管理系', 'zhi neng qu dao guan li xi tong', '지능거도관리계통', 0),
(16, 8, 'ko', '사기 방지 플랫폼', '사기방지플랫폼', 'preferred', 1, 'ㅅㄱㅂㅇㅈㅂㄹㄹㄷㅂㅁ', NULL, NULL, 0),
(17, 8, 'zh-Hans', '反欺诈平台', '反欺诈平台', 'preferred', 1, '反欺平台', 'fan qi zha ping tai', '반기사평대', 0),
(18, 9, 'ko', '스마트 미세표정 안면 심사 보조 시스템', '스마트미세표정안면심사보조시스템', 'preferred', 1, 'ㅅㅁㄷㅁㅅㅂㅈㅇㄴㅁㄴㅅㅁㅅㅂㅈㅅㅅㄷㅁ', NULL, NULL, 0),
(19, 9, 'zh-Hans', '微表情面审辅助系统', '微表情面审辅助系统', 'preferred', 1, '微表情面助系', 'wei biao qing mian shen fu zhu xi tong', '미표정면심보조계통', 0),
(20, 10, 'ko', '징동금융', '징동금융', 'preferred', 1, 'ㅈㅇㄷㅇㄱㅁㅇ', NULL, NULL, 0),
(21, 10, 'zh-Hans', '京东金融', '京东金融', 'preferred', 1, '京金融', 'jing dong jin rong', '경동금융', 0),
(22, 11, 'ko', '대련은행', '대련은행', 'preferred', 1, 'ㄷㄹㄴㄴㅎㅇ', NULL, NULL, 0),
(23, 11, 'zh-Hans', '大连银行', '大连银行', 'preferred', 1, '大行', 'da lian yin hang', '대련은행', 0),
(24, 12, 'ko', '웨이중', '웨이중', 'preferred', 1, NULL, NULL, NULL, 0),
(25, 12, 'zh-Hant', '微眾', '微众', 'preferred', 1, NULL, 'wei zhong', '미중', 0),
(26, 12, 'zh-Hans', '微众', '微众', 'preferred', 0, NULL, 'wei zhong', '미중', 0),
(27, 13, 'ko', 'CATL', 'catl', 'preferred', 1, 'catl', NULL, NULL, 0),
(28, 13, 'zh-Hant', '寧德時代', '宁德时代', 'preferred', 1, '寧德時代', 'ning de shi dai', '영덕시대', 0),
(29, 13, 'zh-Hans', '宁德时代', '宁德时代', 'preferred', 0, '德代', 'ning de shi dai', '영덕시대', 0),
(30, 14, 'ko', '전용차', '전용차', 'preferred', 1, 'ㅈㄴㅇㅈ', NULL, NULL, 0),
(31, 14, 'zh-Hans', '专用车', '专用车', 'preferred', 1, NULL, 'zhuan yong che', '전용차', 0),
(32, 15, 'ko', '중칭바오', '중칭바오', 'preferred', 1, 'ㅈㅇㅈㅇㅂ', NULL, NULL, 0),
(33, 15, 'zh-Hant', '中青寶', '中青宝', 'preferred', 1, '中寶', 'zhong qing bao', '중청보', 0),
(34, 15, 'zh-Hans', '中青宝', '中青宝', 'preferred', 0, NULL, 'zhong qing bao', '중청보', 0);
INSERT INTO gloss VALUES
(1, 1, 1, 137, 7, '광군제', '光棍節', NULL, NULL, '독신자의 날', 'transcription', 0.981, '11월 11일 광군제(光棍節·독신자의 날)는 원래 짝 없는 사람끼리 서로를 위로하던 날이었습니다. 이제는 한 해 장사가 이날에 달렸다고 말하는 가게가 많습니다. 올해 티몰(天猫)은 자정에 문을 열고 9분 만에 첫 상자를 손님 집 앞에 놓았다고 자랑했습니다.', NULL),
(2, 2, 1, 221, 7, '티몰', '天猫', NULL, NULL, NULL, 'translation', 0.5, '11월 11일 광군제(光棍節·독신자의 날)는 원래 짝 없는 사람끼리 서로를 위로하던 날이었습니다. 이제는 한 해 장사가 이날에 달렸다고 말하는 가게가 많습니다. 올해 티몰(天猫)은 자정에 문을 열고 9분 만에 첫 상자를 손님 집 앞에 놓았다고 자랑했습니다.', NULL),
(3, 3, 1, 288, 9, '핀둬둬', '多多', NULL, NULL, NULL, 'transcription', 0.983, '공동 구매로 몸집을 키운 핀둬둬(多多)는 농산물 직송을 앞세웠습니다. 산지에서 딴 귤이 이틀 안에 북쪽 도시에 닿는다는 광고가 눈길을 끌었습니다. 짧은 영상 앱 ‘콰이’(快手)에서는 과수원 주인이 직접 방송을 켜고 귤을 팔았습니다.', NULL),
(4, 4, 1, 365, 9, '콰이', '快手', NULL, NULL, NULL, 'transcription', 0.99, '공동 구매로 몸집을 키운 핀둬둬(多多)는 농산물 직송을 앞세웠습니다. 산지에서 딴 귤이 이틀 안에 북쪽 도시에 닿는다는 광고가 눈길을 끌었습니다. 짧은 영상 앱 ‘콰이’(快手)에서는 과수원 주인이 직접 방송을 켜고 귤을 팔았습니다.', NULL),
(5, 5, 1, 575, 17, '핑안그룹', '平安集团', NULL, NULL, NULL, 'mixed', 0.983, '핑안그룹(平安集团)이 키운 핀테크 회사 금융일장통(金融壹帐通)은 지방 은행에 파는 대출 심사 상품을 새로 꾸렸습니다. 상품은 세 가지로 짜였습니다. 창구와 앱, 상담 전화를 한 화면에서 다루는 스마트 경로 관리시스템 (智能渠道管理系统), 수상한 거래를 걸러 내는 사기 방지 플랫폼(反欺诈平台), 영상 상담을 돕는 스마트 미세표정 안면 심사 보조 시스템(微表情面审辅助系统)입니다.', NULL),
(6, 6, 1, 598, 17, '금융일장통', '金融壹帐通', NULL, NULL, NULL, 'reading', 0.979, '핑안그룹(平安集团)이 키운 핀테크 회사 금융일장통(金融壹帐通)은 지방 은행에 파는 대출 심사 상품을 새로 꾸렸습니다. 상품은 세 가지로 짜였습니다. 창구와 앱, 상담 전화를 한 화면에서 다루는 스마트 경로 관리시스템 (智能渠道管理系统), 수상한 거래를 걸러 내는 사기 방지 플랫폼(反欺诈平台), 영상 상담을 돕는 스마트 미세표정 안면 심사 보조 시스템(微表情面审辅助系统)입니다.', NULL),
(7, 7, 1, 692, 17, '스마트 경로 관리시스템', '智能渠道管理系统', NULL, NULL, NULL, 'mixed', 0.965, '핑안그룹(平安集团)이 키운 핀테크 회사 금융일장통(金融壹帐通)은 지방 은행에 파는 대출 심사 상품을 새로 꾸렸습니다. 상품은 세 가지로 짜였습니다. 창구와 앱, 상담 전화를 한 화면에서 다루는 스마트 경로 관리시스템 (智能渠道管理系统), 수상한 거래를 걸러 내는 사기 방지 플랫폼(反欺诈平台), 영상 상담을 돕는 스마트 미세표정 안면 심사 보조 시스템(微表情面审辅助系统)입니다.', NULL),
(8, 8, 1, 727, 17, '사기 방지 플랫폼', '反欺诈平台', NULL, NULL, NULL, 'translation', 0.88, '핑안그룹(平安集团)이 키운 핀테크 회사 금융일장통(金融壹帐通)은 지방 은행에 파는 대출 심사 상품을 새로 꾸렸습니다. 상품은 세 가지로 짜였습니다. 창구와 앱, 상담 전화를 한 화면에서 다루는 스마트 경로 관리시스템 (智能渠道管理系统), 수상한 거래를 걸러 내는 사기 방지 플랫폼(反欺诈平台), 영상 상담을 돕는 스마트 미세표정 안면 심사 보조 시스템(微表情面审辅助系统)입니다.', NULL),
(9, 9, 1, 767, 17, '스마트 미세표정 안면 심사 보조 시스템', '微表情面审辅助系统', NULL, NULL, NULL, 'mixed', 0.986, '핑안그룹(平安集团)이 키운 핀테크 회사 금융일장통(金融壹帐通)은 지방 은행에 파는 대출 심사 상품을 새로 꾸렸습니다. 상품은 세 가지로 짜였습니다. 창구와 앱, 상담 전화를 한 화면에서 다루는 스마트 경로 관리시스템 (智能渠道管理系统), 수상한 거래를 걸러 내는 사기 방지 플랫폼(反欺诈平台), 영상 상담을 돕는 스마트 미세표정 안면 심사 보조 시스템(微表情面审辅助系统)입니다.', NULL),
(10, 10, 1, 936, 21, '징동금융', '京东金融', NULL, NULL, NULL, 'mixed', 0.99, '징동금융(京东金融)도 가만히 있지 않았습니다. 이번에는 대련은행(大连银行)과 손잡고 어민에게 출어 비용을 빌려주는 상품을 내놓았습니다. 고깃배 위치와 바다 날씨를 함께 보고 한도를 정하는 방식입니다.', NULL),
(11, 11, 1, 967, 21, '대련은행', '大连银行', NULL, NULL, NULL, 'reading', 0.99, '징동금융(京东金融)도 가만히 있지 않았습니다. 이번에는 대련은행(大连银行)과 손잡고 어민에게 출어 비용을 빌려주는 상품을 내놓았습니다. 고깃배 위치와 바다 날씨를 함께 보고 한도를 정하는 방식입니다.', NULL),
(12, 12, 1, 1059, 23, '웨이중', '微眾', NULL, NULL, NULL, 'transcription', 0.99, '지점이 하나도 없는 웨이중(微眾)은행은 소상공인 대출을 늘리겠다고 밝혔습니다. 서류 없이 3분 안에 답을 준다는 점을 내세웠습니다(평일 기준).', NULL),
(13, 13, 1, 1159, 27, 'CATL', '寧德時代', NULL, NULL, NULL, 'translation', 0.5, '전기차 배터리를 만드는 CATL(寧德時代)은 화물차용 교환소를 고속도로 휴게소에 세우는 시험을 시작했습니다. 빈 배터리를 내리고 찬 배터리를 올리는 데 5분이면 된다고 합니다.', NULL),
(14, 14, 1, 1261, 29, '전용차', '专用车', NULL, NULL, '한국에서는 ''탑차''로 불린다', 'reading', 0.99, '내년부터 자유무역구 안에서는 전용차(专用车, 한국에서는 ''탑차''로 불린다)를 만드는 외국 회사가 지분을 더 많이 가질 수 있습니다. 냉동 화물을 다루는 한국 업체에도 반가운 소식입니다.', NULL),
(15, 15, 1, 1357, 31, '중칭바오', '中青寶', NULL, NULL, '300052', 'transcription', 0.979, '게임 회사 중칭바오(中青寶·300052)는 관광지용 가상현실(VR) 콘텐츠로 눈을 돌렸습니다. 첫 무대는 옛 성벽을 따라 걷는 체험관입니다.', NULL);
INSERT INTO segment VALUES
(1, 1, 0, '광군제', '光棍節', 'transcription', 1.0, 1),
(2, 2, 0, '', '天猫', 'none', 0.0, 1),
(3, 2, 1, '티몰', '', 'none', 0.0, 1),
(4, 3, 0, '핀', '', 'none', 0.0, 1),
(5, 3, 1, '둬둬', '多多', 'transcription', 1.0, 1),
(6, 4, 0, '콰이', '快', 'transcription', 1.0, 1),
(7, 4, 1, '', '手', 'none', 0.0, 1),
(8, 5, 0, '핑안', '平安', 'transcription', 1.0, 1),
(9, 5, 1, '그룹', '集团', 'meaning', 0.995, 1),
(10, 6, 0, '금융', '金融', 'reading', 1.0, 1),
(11, 6, 1, '일', '壹', 'reading', 1.0, 1),
(12, 6, 2, '장통', '帐通', 'reading', 1.0, 1),
(13, 7, 0, '스마트 경로', '智能渠道', 'meaning', 0.679, 1),
(14, 7, 1, '관리', '管理', 'reading', 1.0, 1),
(15, 7, 2, '시스템', '系统', 'meaning', 0.999, 1),
(16, 8, 0, '사기 방지', '反欺诈', 'meaning', 0.965, 1),
(17, 8, 1, '플랫폼', '平台', 'meaning', 0.996, 1),
(18, 9, 0, '스마트', '', 'none', 0.0, 1),
(19, 9, 1, '미세', '微', 'reading', 0.7, 1),
(20, 9, 2, '표정', '表情', 'reading', 1.0, 1),
(21, 9, 3, '안', '', 'none', 0.0, 1),
(22, 9, 4, '면', '面', 'reading', 1.0, 1),
(23, 9, 5, '심사', '审', 'reading', 0.7, 1),
(24, 9, 6, '보조', '辅助', 'reading', 1.0, 1),
(25, 9, 7, '시스템', '系统', 'meaning', 0.999, 1),
(26, 10, 0, '징', '京', 'transcription', 1.0, 1),
(27, 10, 1, '동', '东', 'reading', 1.0, 1),
(28, 10, 2, '금융', '金融', 'reading', 1.0, 1),
(29, 11, 0, '대련', '大连', 'reading', 1.0, 1),
(30, 11, 1, '은행', '银行', 'reading', 1.0, 1),
(31, 12, 0, '웨이중', '微眾', 'transcription', 1.0, 1),
(32, 13, 0, '', '寧德時代', 'none', 0.0, 1),
(33, 13, 1, 'CATL', '', 'none', 0.0, 1),
(34, 14, 0, '전용차', '专用车', 'reading', 1.0, 1),
(35, 15, 0, '중칭바오', '中青寶', 'transcription', 1.0, 1);
PRAGMA user_version = 5;
COMMIT;
