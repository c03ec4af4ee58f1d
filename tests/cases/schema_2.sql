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
) STRICT;
CREATE TABLE concept (
    id INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used twice: exported tables refer to it
    kind TEXT NOT NULL                      -- how the Korean corresponds to the Hanzi
        CHECK (kind IN ('reading', 'transcription', 'translation', 'mixed')),
    status TEXT NOT NULL DEFAULT 'candidate'
        CHECK (status IN ('candidate', 'approved', 'rejected', 'forbidden')),
    confidence REAL NOT NULL,               -- of its surest gloss, 0 to 1
    note TEXT,                              -- by a person
    domain TEXT                             -- by a person
) STRICT;
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
    reading TEXT,                   -- Sino-Korean, of a Chinese term
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
    context TEXT NOT NULL,          -- the line
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
    score REAL NOT NULL,            -- 0 to 1
    UNIQUE (gloss_id, position)
) STRICT;
CREATE TABLE merge_log (
    id INTEGER PRIMARY KEY,
    concept_id INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
    ko TEXT NOT NULL,               -- of the gloss that joined, as printed
    zh TEXT NOT NULL,               -- of the gloss that joined, as printed
    reason TEXT NOT NULL            -- why, other than by equal keys
) STRICT;
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    concept_id INTEGER REFERENCES concept (id) ON DELETE SET NULL,
    ko TEXT NOT NULL,               -- the pair decided upon: it outlives its concept
    zh TEXT NOT NULL,
    action TEXT NOT NULL,           -- approve, reject, forbid, prefer, note, merge, split
    value TEXT,
    who TEXT NOT NULL,
    at TEXT NOT NULL                -- ISO 8601, UTC
) STRICT;
CREATE INDEX term_key ON term (key, concept_id);
CREATE INDEX term_skeleton ON term (skeleton, concept_id) WHERE skeleton IS NOT NULL;
CREATE INDEX gloss_concept ON gloss (concept_id, confidence DESC);
CREATE INDEX segment_pairing ON segment (ko, zh, method, score);
CREATE INDEX merge_log_concept ON merge_log (concept_id);
CREATE INDEX decision_concept ON decision (concept_id);
CREATE INDEX document_path ON document (path);
CREATE VIRTUAL TABLE term_search USING fts5 (grams, content='', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");
CREATE TRIGGER term_added AFTER INSERT ON term BEGIN INSERT INTO term_search (rowid, grams) VALUES (new.id, (
    WITH RECURSIVE
        head (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM head WHERE i < length(new.key)),
        size (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM size WHERE n < 12)
    SELECT group_concat(substr(new.key, i, n), ' ')
    FROM head, size WHERE i + n - 1 <= length(new.key)
)); END;
CREATE TRIGGER term_removed AFTER DELETE ON term BEGIN INSERT INTO term_search (term_search, rowid, grams) VALUES ('delete', old.id, (
    WITH RECURSIVE
        head (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM head WHERE i < length(old.key)),
        size (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM size WHERE n < 12)
    SELECT group_concat(substr(old.key, i, n), ' ')
    FROM head, size WHERE i + n - 1 <= length(old.key)
)); END;
CREATE TRIGGER term_rekeyed AFTER UPDATE OF id, key ON term BEGIN INSERT INTO term_search (term_search, rowid, grams) VALUES ('delete', old.id, (
    WITH RECURSIVE
        head (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM head WHERE i < length(old.key)),
        size (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM size WHERE n < 12)
    SELECT group_concat(substr(old.key, i, n), ' ')
    FROM head, size WHERE i + n - 1 <= length(old.key)
)); INSERT INTO term_search (rowid, grams) VALUES (new.id, (
    WITH RECURSIVE
        head (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM head WHERE i < length(new.key)),
        size (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM size WHERE n < 12)
    SELECT group_concat(substr(new.key, i, n), ' ')
    FROM head, size WHERE i + n - 1 <= length(new.key)
)); END;
CREATE VIEW segment_pair AS
SELECT ko, zh, method, count(*) AS n, avg(score) AS score
FROM segment WHERE method <> 'none' GROUP BY ko, zh, method;
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
CREATE TRIGGER segment_added AFTER INSERT ON segment BEGIN INSERT INTO pairing SELECT new.ko, new.zh, new.method, 1 WHERE new.method <> 'none' ON CONFLICT DO UPDATE SET n = n + 1; END;
CREATE TRIGGER segment_removed AFTER DELETE ON segment BEGIN UPDATE pairing SET n = n - 1 WHERE ko = old.ko AND zh = old.zh AND method = old.method; DELETE FROM pairing WHERE ko = old.ko AND zh = old.zh AND method = old.method AND n = 0; END;
CREATE TRIGGER segment_changed AFTER UPDATE OF ko, zh, method ON segment BEGIN UPDATE pairing SET n = n - 1 WHERE ko = old.ko AND zh = old.zh AND method = old.method; DELETE FROM pairing WHERE ko = old.ko AND zh = old.zh AND method = old.method AND n = 0; INSERT INTO pairing SELECT new.ko, new.zh, new.method, 1 WHERE new.method <> 'none' ON CONFLICT DO UPDATE SET n = n + 1; END;
INSERT INTO _sqlite_migrations VALUES
(1, 'glossary', 'm001_concepts', '2026-11-22 04:16:51.193234+00:00'),
(2, 'glossary', 'm002_pairings', '2026-11-22 04:16:51.194704+00:00');
INSERT INTO document VALUES
(1, 'examples/01-conference-report.txt', '[현장 리포트] 물의 마을에 들어선 로봇, ‘보여 주는 AI’에서 ‘일하는 AI’로', NULL, '88ed508b654889c049be32bdea0dc171886146f0e5e875e8d2b5a7b9251a1330', 'utf-8', NULL, '1'),
(2, 'examples/02-company-roundup.txt', '[차이나 테크 노트] 쇼핑 축제가 지나간 자리, 금융과 물류의 다음 수', NULL, 'a2ed1fb0df6f3fd354b644918a94fcbc8d9bc2d59bc3a8722be5ffde2194cb26', 'utf-8', NULL, '1'),
(3, 'examples/03-smart-city.txt', '[도시를 읽다] 신호등이 먼저 아는 도시, 쑤저우의 조용한 실험', NULL, '79955c8b2cbc2400d9f6fcc904bd037145ae461755ac7e775d8c79fd6190923e', 'utf-8', NULL, '1'),
(4, 'examples/04-policy-note.txt', '[정책 메모] 저고도 산업 지원 방안의 뼈대와 우리 기업이 볼 대목', NULL, '492d904fd4a0ed160ce70d592483f90b2cb043693769badddccec79a76908fa3', 'utf-8', NULL, '1'),
(5, 'examples/05-interview.txt', '[인터뷰] “드론이 귤을 나르는 마을, 열쇠는 날씨 데이터였습니다”', NULL, '5bf4df79c1f43fc2ff65240a3bb041641b87ceb219a83b54fdd368d0fc4cfeed', 'utf-8', NULL, '1');
INSERT INTO concept VALUES
(1, 'mixed', 'candidate', 0.99, NULL, NULL),
(2, 'mixed', 'candidate', 0.99, NULL, NULL),
(3, 'mixed', 'candidate', 0.99, NULL, NULL),
(4, 'transcription', 'candidate', 0.99, NULL, NULL),
(5, 'translation', 'candidate', 0.948, NULL, NULL),
(6, 'mixed', 'candidate', 0.985, NULL, NULL),
(7, 'translation', 'candidate', 0.963, NULL, NULL),
(8, 'mixed', 'candidate', 0.983, NULL, NULL),
(9, 'mixed', 'candidate', 0.99, NULL, NULL),
(10, 'reading', 'candidate', 0.99, NULL, NULL),
(11, 'mixed', 'candidate', 0.986, NULL, NULL),
(12, 'transcription', 'candidate', 0.99, NULL, NULL),
(13, 'translation', 'candidate', 0.5, NULL, NULL),
(14, 'translation', 'candidate', 0.969, NULL, NULL),
(15, 'translation', 'candidate', 0.953, NULL, NULL),
(16, 'reading', 'candidate', 0.99, NULL, NULL),
(17, 'transcription', 'candidate', 0.99, NULL, NULL),
(18, 'transcription', 'candidate', 0.988, NULL, NULL),
(19, 'translation', 'candidate', 0.5, NULL, NULL),
(20, 'transcription', 'candidate', 0.99, NULL, NULL),
(21, 'transcription', 'candidate', 0.99, NULL, NULL),
(22, 'mixed', 'candidate', 0.983, NULL, NULL),
(23, 'reading', 'candidate', 0.979, NULL, NULL),
(24, 'mixed', 'candidate', 0.965, NULL, NULL),
(25, 'translation', 'candidate', 0.88, NULL, NULL),
(26, 'mixed', 'candidate', 0.986, NULL, NULL),
(27, 'mixed', 'candidate', 0.99, NULL, NULL),
(28, 'reading', 'candidate', 0.99, NULL, NULL),
(29, 'transcription', 'candidate', 0.99, NULL, NULL),
(30, 'translation', 'candidate', 0.5, NULL, NULL),
(31, 'reading', 'candidate', 0.99, NULL, NULL),
(32, 'transcription', 'candidate', 0.979, NULL, NULL),
(33, 'translation', 'candidate', 0.99, NULL, NULL),
(34, 'transcription', 'candidate', 0.99, NULL, NULL),
(35, 'transcription', 'candidate', 0.99, NULL, NULL),
(36, 'mixed', 'candidate', 0.99, NULL, NULL),
(37, 'mixed', 'candidate', 0.931, NULL, NULL),
(38, 'mixed', 'candidate', 0.99, NULL, NULL),
(39, 'reading', 'candidate', 0.99, NULL, NULL),
(40, 'reading', 'candidate', 0.99, NULL, NULL),
(41, 'mixed', 'candidate', 0.99, NULL, NULL),
(42, 'reading', 'candidate', 0.99, NULL, NULL),
(43, 'mixed', 'candidate', 0.99, NULL, NULL),
(44, 'mixed', 'candidate', 0.99, NULL, NULL),
(45, 'transcription', 'candidate', 0.979, NULL, NULL),
(46, 'transcription', 'candidate', 0.978, NULL, NULL),
(47, 'translation', 'candidate', 0.988, NULL, NULL);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES
('concept', 47);
INSERT INTO term VALUES
(1, 1, 'ko', '강남 디지털생활 박람회', '강남디지털생활박람회', 'preferred', 1, 'ㄱㅇㄴㅁㄷㅈㄷㄹㅅㅇㅎㄹㅂㄱㄹㅁㅎ', NULL, NULL),
(2, 1, 'zh-Hans', '江南数字生活博览会', '江南数字生活博览会', 'preferred', 1, '江南字生活博', 'jiang nan shu zi sheng huo bo lan hui', '강남숫자생활박람회'),
(3, 2, 'ko', '저장성', '저장성', 'preferred', 2, 'ㅈㅈㅇㅅㅇ', NULL, NULL),
(4, 2, 'zh-Hans', '浙江省', '浙江省', 'preferred', 2, '浙江省', 'zhe jiang sheng', '절강성'),
(5, 3, 'ko', '퉁샹시', '퉁샹시', 'preferred', 1, 'ㄷㅇㅅㅇㅅ', NULL, NULL),
(6, 3, 'zh-Hans', '桐市', '桐市', 'preferred', 1, '桐市', 'tong shi', '동시'),
(7, 4, 'ko', '우전', '우전', 'preferred', 2, NULL, NULL, NULL),
(8, 4, 'zh-Hans', '乌镇', '乌镇', 'preferred', 2, NULL, 'wu zhen', '오진'),
(9, 5, 'ko', '글로벌선도', '글로벌선도', 'preferred', 1, 'ㄱㄹㄹㅂㄹㅅㄴㄷ', NULL, NULL),
(10, 5, 'zh-Hans', '全球领航', '全球领航', 'preferred', 1, '全球航', 'quan qiu ling hang', '전구령항'),
(11, 5, 'en', 'Global Leaders', 'globalleaders', 'preferred', 1, NULL, NULL, NULL),
(12, 6, 'ko', '스마트산업', '스마트산업', 'preferred', 1, 'ㅅㅁㄷㅅㄴㅂ', NULL, NULL),
(13, 6, 'zh-Hans', '智能产业', '智能产业', 'preferred', 1, '智能', 'zhi neng chan ye', '지능산업'),
(14, 6, 'en', 'Intelligent Industry', 'intelligentindustry', 'preferred', 1, NULL, NULL, NULL),
(15, 7, 'ko', '스마트모빌리티', '스마트모빌리티', 'preferred', 1, 'ㅅㅁㄷㅁㅂㄹㄹㄷ', NULL, NULL),
(16, 7, 'zh-Hans', '数智出行', '数智出行', 'preferred', 1, '智出行', 'shu zhi chu xing', '수지출행'),
(17, 7, 'en', 'Smart Mobility', 'smartmobility', 'preferred', 1, NULL, NULL, NULL),
(18, 8, 'ko', '디지털농촌', '디지털농촌', 'preferred', 1, 'ㄷㅈㄷㄹㄴㅇㅈㄴ', NULL, NULL),
(19, 8, 'zh-Hans', '数字农村', '数字农村', 'preferred', 1, '字村', 'shu zi nong cun', '숫자농촌'),
(20, 8, 'en', 'Smart Mobility', 'smartmobility', 'preferred', 1, NULL, NULL, NULL),
(21, 9, 'ko', '저고도 항공', '저고도항공', 'variant', 1, 'ㅈㄱㄷㅎㅇㄱㅇ', NULL, NULL),
(22, 9, 'zh-Hans', '低空经济', '低空经济', 'preferred', 4, '低空', 'di kong jing ji', '저공경제'),
(23, 10, 'ko', '중과서광', '중과서광', 'preferred', 2, 'ㅈㅇㄱㅅㄱㅇ', NULL, NULL),
(24, 10, 'zh-Hans', '中科曙光', '中科曙光', 'preferred', 2, '中科曙光', 'zhong ke shu guang', '중과서광'),
(25, 11, 'ko', '튜링양자', '튜링양자', 'preferred', 1, 'ㄷㄹㅇㅇㅈ', NULL, NULL),
(26, 11, 'zh-Hans', '图灵量子', '图灵量子', 'preferred', 1, '量子', 'tu ling liang zi', '도령양자'),
(27, 12, 'ko', '링치아오즈넝', '링치아오즈넝', 'preferred', 1, 'ㄹㅇㅈㅈㄴㅇ', NULL, NULL),
(28, 12, 'zh-Hans', '巧智能', '巧智能', 'damaged', 1, '巧智能', 'qiao zhi neng', '교지능'),
(29, 12, 'zh-Hans', '灵巧智能', '灵巧智能', 'preferred', 1, '巧智能', 'ling qiao zhi neng', '영교지능'),
(30, 13, 'ko', '딥로보틱스', '딥로보틱스', 'preferred', 1, 'ㄷㅂㄹㅂㄷㄱㅅ', NULL, NULL),
(31, 13, 'zh-Hans', '云深处科技', '云深处科技', 'preferred', 1, '云深科技', 'yun shen chu ke ji', '운심처과기'),
(32, 12, 'ko', '링치아즈넝', '링치아즈넝', 'variant', 1, 'ㄹㅇㅈㅈㄴㅇ', NULL, NULL),
(33, 14, 'ko', '저고도', '저고도', 'preferred', 1, 'ㅈㄱㄷ', NULL, NULL),
(34, 14, 'zh-Hans', '低空', '低空', 'preferred', 1, '低空', 'di kong', '저공'),
(35, 15, 'ko', 'CCTV', 'cctv', 'preferred', 1, 'cctv', NULL, NULL),
(36, 15, 'zh-Hans', '央视网', '央视网', 'preferred', 1, NULL, 'yang shi wang', '앙시망'),
(37, 16, 'ko', '신랑신문', '신랑신문', 'preferred', 1, 'ㅅㄴㄹㅇㅅㄴㅁㄴ', NULL, NULL),
(38, 16, 'zh-Hans', '新浪新闻', '新浪新闻', 'preferred', 1, '新浪新', 'xin lang xin wen', '신랑신문'),
(39, 17, 'ko', '치우스', '치우스', 'preferred', 1, NULL, NULL, NULL),
(40, 17, 'zh-Hans', '求是', '求是', 'preferred', 1, '求是', 'qiu shi', '구시'),
(41, 18, 'ko', '광군제', '광군제', 'preferred', 1, 'ㄱㅇㄱㄴㅈ', NULL, NULL),
(42, 18, 'zh-Hant', '光棍節', '光棍节', 'preferred', 1, '光棍節', 'guang gun jie', '광곤절'),
(43, 18, 'zh-Hans', '光棍节', '光棍节', 'preferred', 1, '光棍', 'guang gun jie', '광곤절'),
(44, 19, 'ko', '티몰', '티몰', 'preferred', 1, 'ㄷㅁㄹ', NULL, NULL),
(45, 19, 'zh-Hans', '天猫', '天猫', 'preferred', 1, '天猫', 'tian mao', '천묘'),
(46, 20, 'ko', '핀둬둬', '핀둬둬', 'preferred', 2, 'ㅂㄴㄷㄷ', NULL, NULL),
(47, 20, 'zh-Hans', '多多', '多多', 'damaged', 1, '多多', 'duo duo', '다다'),
(48, 21, 'ko', '콰이', '콰이', 'preferred', 1, NULL, NULL, NULL),
(49, 21, 'zh-Hans', '快手', '快手', 'preferred', 1, '快手', 'kuai shou', '쾌수'),
(50, 22, 'ko', '핑안그룹', '핑안그룹', 'preferred', 2, 'ㅂㅇㄴㄱㄹㅂ', NULL, NULL),
(51, 22, 'zh-Hans', '平安集团', '平安集团', 'preferred', 2, '平安集', 'ping an ji tuan', '평안집단'),
(52, 23, 'ko', '금융일장통', '금융일장통', 'preferred', 1, 'ㄱㅁㅇㄹㅈㅇㄷㅇ', NULL, NULL),
(53, 23, 'zh-Hans', '金融壹帐通', '金融壹帐通', 'preferred', 1, '金融壹通', 'jin rong yi zhang tong', '금융일장통'),
(54, 24, 'ko', '스마트 경로 관리시스템', '스마트경로관리시스템', 'preferred', 1, 'ㅅㅁㄷㄱㅇㄹㄱㄴㄹㅅㅅㄷㅁ', NULL, NULL),
(55, 24, 'zh-Hans', '智能渠道管理系统', '智能渠道管理系统', 'preferred', 1, '智能渠道管理系', 'zhi neng qu dao guan li xi tong', '지능거도관리계통'),
(56, 25, 'ko', '사기 방지 플랫폼', '사기방지플랫폼', 'preferred', 1, 'ㅅㄱㅂㅇㅈㅂㄹㄹㄷㅂㅁ', NULL, NULL),
(57, 25, 'zh-Hans', '反欺诈平台', '反欺诈平台', 'preferred', 1, '反欺平台', 'fan qi zha ping tai', '반기사평대'),
(58, 26, 'ko', '스마트 미세표정 안면 심사 보조 시스템', '스마트미세표정안면심사보조시스템', 'preferred', 1, 'ㅅㅁㄷㅁㅅㅂㅈㅇㄴㅁㄴㅅㅁㅅㅂㅈㅅㅅㄷㅁ', NULL, NULL),
(59, 26, 'zh-Hans', '微表情面审辅助系统', '微表情面审辅助系统', 'preferred', 1, '微表情面助系', 'wei biao qing mian shen fu zhu xi tong', '미표정면심보조계통'),
(60, 27, 'ko', '징동금융', '징동금융', 'preferred', 1, 'ㅈㅇㄷㅇㄱㅁㅇ', NULL, NULL),
(61, 27, 'zh-Hans', '京东金融', '京东金融', 'preferred', 1, '京金融', 'jing dong jin rong', '경동금융'),
(62, 28, 'ko', '대련은행', '대련은행', 'preferred', 1, 'ㄷㄹㄴㄴㅎㅇ', NULL, NULL),
(63, 28, 'zh-Hans', '大连银行', '大连银行', 'preferred', 1, '大行', 'da lian yin hang', '대련은행'),
(64, 29, 'ko', '웨이중', '웨이중', 'preferred', 1, NULL, NULL, NULL),
(65, 29, 'zh-Hant', '微眾', '微众', 'preferred', 1, NULL, 'wei zhong', '미중'),
(66, 29, 'zh-Hans', '微众', '微众', 'preferred', 0, NULL, 'wei zhong', '미중'),
(67, 30, 'ko', 'CATL', 'catl', 'preferred', 2, 'catl', NULL, NULL),
(68, 30, 'zh-Hant', '寧德時代', '宁德时代', 'preferred', 1, '寧德時代', 'ning de shi dai', '영덕시대'),
(69, 30, 'zh-Hans', '宁德时代', '宁德时代', 'preferred', 1, '德代', 'ning de shi dai', '영덕시대'),
(70, 31, 'ko', '전용차', '전용차', 'preferred', 1, 'ㅈㄴㅇㅈ', NULL, NULL),
(71, 31, 'zh-Hans', '专用车', '专用车', 'preferred', 1, NULL, 'zhuan yong che', '전용차'),
(72, 32, 'ko', '중칭바오', '중칭바오', 'preferred', 1, 'ㅈㅇㅈㅇㅂ', NULL, NULL),
(73, 32, 'zh-Hant', '中青寶', '中青宝', 'preferred', 1, '中寶', 'zhong qing bao', '중청보'),
(74, 32, 'zh-Hans', '中青宝', '中青宝', 'preferred', 0, NULL, 'zhong qing bao', '중청보'),
(75, 33, 'ko', '시티 브레인', '시티브레인', 'preferred', 1, 'ㅅㄷㅂㄹㄴ', NULL, NULL),
(76, 33, 'zh-Hans', '城市大脑', '城市大脑', 'preferred', 1, '城市大', 'cheng shi da nao', '성시대뇌'),
(77, 34, 'ko', '우중', '우중', 'preferred', 1, NULL, NULL, NULL),
(78, 34, 'zh-Hans', '吴中', '吴中', 'preferred', 1, NULL, 'wu zhong', '오중'),
(79, 35, 'ko', '쿤산', '쿤산', 'preferred', 1, 'ㄱㄴㅅㄴ', NULL, NULL),
(80, 35, 'zh-Hans', '昆山', '昆山', 'preferred', 1, '昆山', 'kun shan', '곤산'),
(81, 9, 'ko', '저고도 경제', '저고도경제', 'preferred', 3, 'ㅈㄱㄷㄱㅇㅈ', NULL, NULL),
(82, 9, 'zh-Hant', '低空經濟', '低空经济', 'preferred', 1, '低空經濟', 'di kong jing ji', '저공경제'),
(83, 36, 'ko', '안후이성', '안후이성', 'preferred', 2, 'ㄴㅎㅅㅇ', NULL, NULL),
(84, 36, 'zh-Hans', '安徽省', '安徽省', 'preferred', 2, '安徽省', 'an hui sheng', '안휘성'),
(85, 37, 'ko', '공업정보화부', '공업정보화부', 'preferred', 1, 'ㄱㅇㅂㅈㅇㅂㅎㅂ', NULL, NULL),
(86, 37, 'zh-Hans', '工信部', '工信部', 'preferred', 1, '工信部', 'gong xin bu', '공신부'),
(87, 38, 'ko', '저고도 장비 산업 혁신발전 실시방안', '저고도장비산업혁신발전실시방안', 'preferred', 1, 'ㅈㄱㄷㅈㅇㅂㅅㄴㅂㅎㄱㅅㄴㅂㄹㅈㄴㅅㄹㅅㅂㅇㄴ', NULL, NULL),
(88, 38, 'zh-Hans', '低空装备产业创新发展实施方案', '低空装备产业创新发展实施方案', 'preferred', 1, '低空新展施方案', 'di kong zhuang bei chan ye chuang xin fa zhan shi shi fang an', '저공장비산업창신발전실시방안'),
(89, 39, 'ko', '신품질 생산력', '신품질생산력', 'preferred', 1, 'ㅅㄴㅂㅁㅈㄹㅅㅇㅅㄴㄹㄱ', NULL, NULL),
(90, 39, 'zh-Hans', '新质生产力', '新质生产力', 'preferred', 1, '新生力', 'xin zhi sheng chan li', '신질생산력'),
(91, 40, 'ko', '전정특신', '전정특신', 'preferred', 1, 'ㅈㄴㅈㅇㄷㄱㅅㄴ', NULL, NULL),
(92, 40, 'zh-Hant', '專精特新', '专精特新', 'preferred', 1, '專精特新', 'zhuan jing te xin', '전정특신'),
(93, 40, 'zh-Hans', '专精特新', '专精特新', 'preferred', 0, '精特新', 'zhuan jing te xin', '전정특신'),
(94, 41, 'ko', '작은 거인', '작은거인', 'preferred', 1, 'ㅈㄱㄴㄱㄴ', NULL, NULL),
(95, 41, 'zh-Hans', '小巨人', '小巨人', 'preferred', 1, '小巨人', 'xiao ju ren', '소거인'),
(96, 42, 'ko', '무인항공기 비행 관리 잠정조례', '무인항공기비행관리잠정조례', 'preferred', 1, 'ㅁㄴㅎㅇㄱㅇㄱㅂㅎㅇㄱㄴㄹㅈㅁㅈㅇㅈㄹ', NULL, NULL),
(97, 42, 'zh-Hans', '无人驾驶航空器飞行管理暂行条例', '无人驾驶航空器飞行管理暂行条例', 'preferred', 1, '无人航空器行管理行例', 'wu ren jia shi hang kong qi fei xing guan li zan xing tiao li', '무인가사항공기비행관리잠행조례'),
(98, 43, 'ko', '민간 무인기 운항 안전 관리에 관한 의견(의견수렴안)', '민간무인기운항안전관리에관한의견(의견수렴안)', 'preferred', 1, 'ㅁㄴㄱㄴㅁㄴㄱㄴㅎㅇㄴㅈㄴㄱㄴㄹㄱㄴㅎㄴㄱㄴ(ㄱㄴㅅㄹㅁㄴ)', NULL, NULL),
(99, 43, 'zh-Hans', '关于民用无人机运行安全管理的意见(征求意见稿)', '关于民用无人机运行安全管理的意见(征求意见稿)', 'preferred', 1, '于民用无人机行安全管理的意(征求意稿)', 'guan yu min yong wu ren ji yun xing an quan guan li de yi jian zheng qiu yi jian gao', '관어민용무인기운행안전관리적의견(징구의견고)'),
(100, 44, 'ko', '광둥성', '광둥성', 'preferred', 1, 'ㄱㅇㄷㅇㅅㅇ', NULL, NULL),
(101, 44, 'zh-Hans', '广东省', '广东省', 'preferred', 1, NULL, 'guang dong sheng', '광동성'),
(102, 45, 'ko', '윈루커지', '윈루커지', 'preferred', 1, 'ㄴㄹㄱㅈ', NULL, NULL),
(103, 45, 'zh-Hans', '云鹭科技', '云鹭科技', 'preferred', 1, '云科技', 'yun lu ke ji', '운로과기'),
(104, 46, 'ko', '선위안', '선위안', 'preferred', 1, 'ㅅㄴㄴ', NULL, NULL),
(105, 46, 'zh-Hans', '沈远', '沈远', 'preferred', 1, NULL, 'shen yuan', '침원'),
(106, 20, 'zh-Hans', '拼多多', '拼多多', 'preferred', 1, '多多', 'pin duo duo', '병다다'),
(107, 18, 'ko', '광군절', '광군절', 'variant', 1, 'ㄱㅇㄱㄴㅈㄹ', NULL, NULL),
(108, 47, 'ko', '위챗', '위챗', 'preferred', 1, NULL, NULL, NULL),
(109, 47, 'zh-Hans', '微信', '微信', 'preferred', 1, '微信', 'wei xin', '미신'),
(110, 9, 'ko', '저고도경제', '저고도경제', 'variant', 1, 'ㅈㄱㄷㄱㅇㅈ', NULL, NULL);
INSERT INTO gloss VALUES
(1, 1, 1, 72, 7, '강남 디지털생활 박람회', '江南数字生活博览会', NULL, NULL, NULL, 'mixed', 0.99, '(江南数字生活博览会)'),
(2, 2, 1, 170, 15, '저장성', '浙江省', NULL, NULL, NULL, 'mixed', 0.99, '지난 3월 12일부터 사흘 동안 저장성(浙江省) 퉁샹시(桐市) 우전(乌镇)이 전시장으로 바뀌었다. 모델의 크기를 겨루던 예년과 달리 참가 업체들은 공장과 병원, 논밭에서 실제로 돌아가는 장비를 들고 나왔다. 주최 측은 사흘간 6만 명이 다녀갔다고 집계했다.'),
(3, 3, 1, 179, 15, '퉁샹시', '桐市', NULL, NULL, NULL, 'mixed', 0.99, '지난 3월 12일부터 사흘 동안 저장성(浙江省) 퉁샹시(桐市) 우전(乌镇)이 전시장으로 바뀌었다. 모델의 크기를 겨루던 예년과 달리 참가 업체들은 공장과 병원, 논밭에서 실제로 돌아가는 장비를 들고 나왔다. 주최 측은 사흘간 6만 명이 다녀갔다고 집계했다.'),
(4, 4, 1, 186, 15, '우전', '乌镇', NULL, NULL, NULL, 'transcription', 0.99, '지난 3월 12일부터 사흘 동안 저장성(浙江省) 퉁샹시(桐市) 우전(乌镇)이 전시장으로 바뀌었다. 모델의 크기를 겨루던 예년과 달리 참가 업체들은 공장과 병원, 논밭에서 실제로 돌아가는 장비를 들고 나왔다. 주최 측은 사흘간 6만 명이 다녀갔다고 집계했다.'),
(5, 5, 1, 310, 19, '글로벌선도', '全球领航', NULL, 'Global Leaders', NULL, 'translation', 0.948, '글로벌선도(全球领航, Global Leaders)'),
(6, 6, 1, 397, 22, '스마트산업', '智能产业', NULL, 'Intelligent Industry', NULL, 'mixed', 0.985, '스마트산업(智能产业, Intelligent Industry)'),
(7, 7, 1, 497, 26, '스마트모빌리티', '数智出行', NULL, 'Smart Mobility', 'Digital Village', 'translation', 0.963, '(数智出行/数字农村, Smart Mobility/ Digital Village)'),
(8, 8, 1, 497, 26, '디지털농촌', '数字农村', NULL, 'Smart Mobility', 'Digital Village', 'mixed', 0.983, '(数智出行/数字农村, Smart Mobility/ Digital Village)'),
(9, 9, 1, 550, 27, '저고도 항공', '低空经济', NULL, NULL, NULL, 'translation', 0.971, '· 저고도 항공(低空经济) 체험장에서는 짐 20㎏을 실은 무인기(UAV)가 수로 위를 오갔다.'),
(10, 10, 1, 621, 31, '중과서광', '中科曙光', NULL, NULL, NULL, 'reading', 0.99, '연산 인프라 쪽에서는 중과서광(中科曙光)이 물로 식히는 서버 랙을 처음 공개했다. 같은 면적에서 전력을 3분의 1 덜 쓴다는 설명이 붙었다. 건너편 부스의 튜링양자(图灵量子)는 빛으로 계산하는 탁상형 양자컴퓨터를 시연했다.'),
(11, 11, 1, 696, 31, '튜링양자', '图灵量子', NULL, NULL, NULL, 'mixed', 0.986, '연산 인프라 쪽에서는 중과서광(中科曙光)이 물로 식히는 서버 랙을 처음 공개했다. 같은 면적에서 전력을 3분의 1 덜 쓴다는 설명이 붙었다. 건너편 부스의 튜링양자(图灵量子)는 빛으로 계산하는 탁상형 양자컴퓨터를 시연했다.'),
(12, 12, 1, 755, 33, '링치아오즈넝', '巧智能', '灵巧智能', NULL, NULL, 'transcription', 0.976, '로봇 구역의 주인공은 손이었다. 링치아오즈넝(巧智能)의 다섯 손가락 로봇 손은 달걀을 깨지 않고 옮겼고, 관람객이 건넨 실을 바늘귀에 꿰었다. 항저우에서 온 딥로보틱스(云深处科技)의 네발 로봇은 물에 젖은 돌다리를 미끄러지지 않고 건넜다. 재활 분야에서는 란허즈캉()의 보행 보조 장치에 긴 줄이 늘어섰다.'),
(13, 13, 1, 824, 33, '딥로보틱스', '云深处科技', NULL, NULL, NULL, 'translation', 0.5, '로봇 구역의 주인공은 손이었다. 링치아오즈넝(巧智能)의 다섯 손가락 로봇 손은 달걀을 깨지 않고 옮겼고, 관람객이 건넨 실을 바늘귀에 꿰었다. 항저우에서 온 딥로보틱스(云深处科技)의 네발 로봇은 물에 젖은 돌다리를 미끄러지지 않고 건넜다. 재활 분야에서는 란허즈캉()의 보행 보조 장치에 긴 줄이 늘어섰다.'),
(14, 10, 1, 917, 36, '중과서광', '中科曙光', NULL, NULL, NULL, 'reading', 0.99, '중과서광(中科曙光)'),
(15, 12, 1, 938, 38, '링치아즈넝', '灵巧智能', NULL, NULL, NULL, 'transcription', 0.99, '링치아즈넝(灵巧智能)'),
(16, 14, 1, 961, 41, '저고도', '低空', NULL, NULL, NULL, 'translation', 0.969, '저고도(低空) 물류, 마을 하늘을 열다'),
(17, 4, 1, 991, 43, '우전', '乌镇', NULL, NULL, NULL, 'transcription', 0.99, '박람회 기간에 우전(乌镇)과 이웃 마을 세 곳 사이에는 드론 우편 노선이 임시로 열렸다. 조종사 한 명이 관제 화면으로 여섯 대를 돌보는 방식이며, 하루 평균 180건을 날랐다.'),
(18, 15, 1, 1221, 49, 'CCTV', '央视网', NULL, NULL, NULL, 'translation', 0.953, '자료: 박람회 조직위원회, CCTV(央视网), 신랑신문(新浪新闻), 치우스(求是), 현장 취재 종합'),
(19, 16, 1, 1232, 49, '신랑신문', '新浪新闻', NULL, NULL, NULL, 'reading', 0.99, '자료: 박람회 조직위원회, CCTV(央视网), 신랑신문(新浪新闻), 치우스(求是), 현장 취재 종합'),
(20, 17, 1, 1243, 49, '치우스', '求是', NULL, NULL, NULL, 'transcription', 0.99, '자료: 박람회 조직위원회, CCTV(央视网), 신랑신문(新浪新闻), 치우스(求是), 현장 취재 종합'),
(21, 18, 2, 137, 7, '광군제', '光棍節', NULL, NULL, '독신자의 날', 'transcription', 0.981, '11월 11일 광군제(光棍節·독신자의 날)는 원래 짝 없는 사람끼리 서로를 위로하던 날이었습니다. 이제는 한 해 장사가 이날에 달렸다고 말하는 가게가 많습니다. 올해 티몰(天猫)은 자정에 문을 열고 9분 만에 첫 상자를 손님 집 앞에 놓았다고 자랑했습니다.'),
(22, 19, 2, 221, 7, '티몰', '天猫', NULL, NULL, NULL, 'translation', 0.5, '11월 11일 광군제(光棍節·독신자의 날)는 원래 짝 없는 사람끼리 서로를 위로하던 날이었습니다. 이제는 한 해 장사가 이날에 달렸다고 말하는 가게가 많습니다. 올해 티몰(天猫)은 자정에 문을 열고 9분 만에 첫 상자를 손님 집 앞에 놓았다고 자랑했습니다.'),
(24, 21, 2, 365, 9, '콰이', '快手', NULL, NULL, NULL, 'transcription', 0.99, '공동 구매로 몸집을 키운 핀둬둬(多多)는 농산물 직송을 앞세웠습니다. 산지에서 딴 귤이 이틀 안에 북쪽 도시에 닿는다는 광고가 눈길을 끌었습니다. 짧은 영상 앱 ‘콰이’(快手)에서는 과수원 주인이 직접 방송을 켜고 귤을 팔았습니다.'),
(25, 22, 2, 575, 17, '핑안그룹', '平安集团', NULL, NULL, NULL, 'mixed', 0.983, '핑안그룹(平安集团)이 키운 핀테크 회사 금융일장통(金融壹帐通)은 지방 은행에 파는 대출 심사 상품을 새로 꾸렸습니다. 상품은 세 가지로 짜였습니다. 창구와 앱, 상담 전화를 한 화면에서 다루는 스마트 경로 관리시스템 (智能渠道管理系统), 수상한 거래를 걸러 내는 사기 방지 플랫폼(反欺诈平台), 영상 상담을 돕는 스마트 미세표정 안면 심사 보조 시스템(微表情面审辅助系统)입니다.'),
(26, 23, 2, 598, 17, '금융일장통', '金融壹帐通', NULL, NULL, NULL, 'reading', 0.979, '핑안그룹(平安集团)이 키운 핀테크 회사 금융일장통(金融壹帐通)은 지방 은행에 파는 대출 심사 상품을 새로 꾸렸습니다. 상품은 세 가지로 짜였습니다. 창구와 앱, 상담 전화를 한 화면에서 다루는 스마트 경로 관리시스템 (智能渠道管理系统), 수상한 거래를 걸러 내는 사기 방지 플랫폼(反欺诈平台), 영상 상담을 돕는 스마트 미세표정 안면 심사 보조 시스템(微表情面审辅助系统)입니다.'),
(27, 24, 2, 692, 17, '스마트 경로 관리시스템', '智能渠道管理系统', NULL, NULL, NULL, 'mixed', 0.965, '핑안그룹(平安集团)이 키운 핀테크 회사 금융일장통(金融壹帐通)은 지방 은행에 파는 대출 심사 상품을 새로 꾸렸습니다. 상품은 세 가지로 짜였습니다. 창구와 앱, 상담 전화를 한 화면에서 다루는 스마트 경로 관리시스템 (智能渠道管理系统), 수상한 거래를 걸러 내는 사기 방지 플랫폼(反欺诈平台), 영상 상담을 돕는 스마트 미세표정 안면 심사 보조 시스템(微表情面审辅助系统)입니다.'),
(28, 25, 2, 727, 17, '사기 방지 플랫폼', '反欺诈平台', NULL, NULL, NULL, 'translation', 0.88, '핑안그룹(平安集团)이 키운 핀테크 회사 금융일장통(金融壹帐通)은 지방 은행에 파는 대출 심사 상품을 새로 꾸렸습니다. 상품은 세 가지로 짜였습니다. 창구와 앱, 상담 전화를 한 화면에서 다루는 스마트 경로 관리시스템 (智能渠道管理系统), 수상한 거래를 걸러 내는 사기 방지 플랫폼(反欺诈平台), 영상 상담을 돕는 스마트 미세표정 안면 심사 보조 시스템(微表情面审辅助系统)입니다.'),
(29, 26, 2, 767, 17, '스마트 미세표정 안면 심사 보조 시스템', '微表情面审辅助系统', NULL, NULL, NULL, 'mixed', 0.986, '핑안그룹(平安集团)이 키운 핀테크 회사 금융일장통(金融壹帐通)은 지방 은행에 파는 대출 심사 상품을 새로 꾸렸습니다. 상품은 세 가지로 짜였습니다. 창구와 앱, 상담 전화를 한 화면에서 다루는 스마트 경로 관리시스템 (智能渠道管理系统), 수상한 거래를 걸러 내는 사기 방지 플랫폼(反欺诈平台), 영상 상담을 돕는 스마트 미세표정 안면 심사 보조 시스템(微表情面审辅助系统)입니다.'),
(30, 27, 2, 936, 21, '징동금융', '京东金融', NULL, NULL, NULL, 'mixed', 0.99, '징동금융(京东金融)도 가만히 있지 않았습니다. 이번에는 대련은행(大连银行)과 손잡고 어민에게 출어 비용을 빌려주는 상품을 내놓았습니다. 고깃배 위치와 바다 날씨를 함께 보고 한도를 정하는 방식입니다.'),
(31, 28, 2, 967, 21, '대련은행', '大连银行', NULL, NULL, NULL, 'reading', 0.99, '징동금융(京东金融)도 가만히 있지 않았습니다. 이번에는 대련은행(大连银行)과 손잡고 어민에게 출어 비용을 빌려주는 상품을 내놓았습니다. 고깃배 위치와 바다 날씨를 함께 보고 한도를 정하는 방식입니다.'),
(32, 29, 2, 1059, 23, '웨이중', '微眾', NULL, NULL, NULL, 'transcription', 0.99, '지점이 하나도 없는 웨이중(微眾)은행은 소상공인 대출을 늘리겠다고 밝혔습니다. 서류 없이 3분 안에 답을 준다는 점을 내세웠습니다(평일 기준).'),
(33, 30, 2, 1159, 27, 'CATL', '寧德時代', NULL, NULL, NULL, 'translation', 0.5, '전기차 배터리를 만드는 CATL(寧德時代)은 화물차용 교환소를 고속도로 휴게소에 세우는 시험을 시작했습니다. 빈 배터리를 내리고 찬 배터리를 올리는 데 5분이면 된다고 합니다.'),
(34, 31, 2, 1261, 29, '전용차', '专用车', NULL, NULL, '한국에서는 ''탑차''로 불린다', 'reading', 0.99, '내년부터 자유무역구 안에서는 전용차(专用车, 한국에서는 ''탑차''로 불린다)를 만드는 외국 회사가 지분을 더 많이 가질 수 있습니다. 냉동 화물을 다루는 한국 업체에도 반가운 소식입니다.'),
(35, 32, 2, 1357, 31, '중칭바오', '中青寶', NULL, NULL, '300052', 'transcription', 0.979, '게임 회사 중칭바오(中青寶·300052)는 관광지용 가상현실(VR) 콘텐츠로 눈을 돌렸습니다. 첫 무대는 옛 성벽을 따라 걷는 체험관입니다.'),
(36, 33, 3, 166, 5, '시티 브레인', '城市大脑', NULL, NULL, NULL, 'translation', 0.99, '쑤저우(Suzhou) 시내 교차로에는 교통경찰 대신 작은 상자가 서 있다. 상자 안의 컴퓨터가 차와 사람의 흐름을 세어 신호 길이를 바꾼다. 이 상자는 시가 3년 전부터 운영해 온 ‘시티 브레인(城市大脑)’에 이어져 있다.'),
(37, 34, 3, 344, 9, '우중', '吴中', NULL, NULL, NULL, 'transcription', 0.99, '운하 옆 옛 동네인 우중(吴中)구에서는 가로등이 일을 더 맡았다. 등마다 달린 센서(온도, 소음, 수위)가 비 오는 날 물이 차는 골목을 먼저 알린다. 주민 위 씨(62)는 “문자를 받고 화분을 들여놓을 시간이 생겼다”며 웃었다.'),
(38, 35, 3, 470, 11, '쿤산', '昆山', NULL, NULL, '쿤산', 'transcription', 0.99, '이웃한 공업 도시(쿤산昆山)는 공장 쪽에서 시작했다. 전력 사용량과 화물차 출입 기록을 묶어 공단의 하루를 예측한다. 시는 이 자료를 전기 요금 상담에 쓰고, 기업은 쉬는 시간을 옮겨 요금을 아낀다.'),
(39, 9, 3, 604, 13, '저고도 경제', '低空經濟', NULL, NULL, NULL, 'mixed', 0.99, '하늘길도 도시 계획에 들어왔다. 시는 올해 저고도 경제(低空經濟)를 새 먹거리로 정하고 병원 옥상 다섯 곳에 드론 승강장을 만들었다. 혈액과 검체를 나르는 데 걸리는 시간이 40분에서 12분으로 짧아졌다.'),
(40, 22, 3, 694, 15, '핑안그룹', '平安集团', NULL, NULL, NULL, 'mixed', 0.983, '핑안그룹(平安集团)을 비롯한 대기업은 플랫폼을 깔고, 지역의 작은 회사는 그 위에서 도는 앱을 만든다. 시민이 쓰는 앱 하나로 과태료 납부, 병원 예약, 도서 대출까지 된다. 접수되는 민원은 하루 2만 1000건(평일)이다.'),
(41, 2, 3, 1456, 32, '저장성', '浙江省', NULL, NULL, NULL, 'mixed', 0.99, '그래도 다른 도시에서 견학이 이어진다. 지난달에는 저장성(浙江省)과 안후이성(安徽省)의 공무원 60명이 관제실을 둘러봤다. 이들이 가장 오래 머문 곳은 화려한 대형 화면이 아니라 고장 신고를 처리하는 작은 책상이었다.'),
(42, 36, 3, 1467, 32, '안후이성', '安徽省', NULL, NULL, NULL, 'mixed', 0.99, '그래도 다른 도시에서 견학이 이어진다. 지난달에는 저장성(浙江省)과 안후이성(安徽省)의 공무원 60명이 관제실을 둘러봤다. 이들이 가장 오래 머문 곳은 화려한 대형 화면이 아니라 고장 신고를 처리하는 작은 책상이었다.'),
(43, 37, 4, 55, 4, '공업정보화부', '工信部', NULL, NULL, NULL, 'mixed', 0.931, '◦ 중국 공업정보화부(工信部)는 지난 2월 《저고도 장비 산업 혁신발전 실시방안(低空装备产业创新发展实施方案, 이하 ‘방안’)》을 공개함'),
(44, 38, 4, 88, 4, '저고도 장비 산업 혁신발전 실시방안', '低空装备产业创新发展实施方案', NULL, NULL, '이하 ‘방안’', 'mixed', 0.99, '◦ 중국 공업정보화부(工信部)는 지난 2월 《저고도 장비 산업 혁신발전 실시방안(低空装备产业创新发展实施方案, 이하 ‘방안’)》을 공개함'),
(45, 9, 4, 243, 7, '저고도 경제', '低空经济', NULL, NULL, NULL, 'mixed', 0.99, '◦ 정부 문서에 나오는 低空经济(저고도 경제)는 고도 1000m 아래 하늘에서 이뤄지는 사업을 통틀어 이르는 말'),
(46, 39, 4, 383, 12, '신품질 생산력', '新质生产力', NULL, NULL, NULL, 'reading', 0.99, '- ‘신품질 생산력(新质生产力)’의 대표 분야로 꼽고 시험비행장 12곳을 열기로 함'),
(47, 40, 4, 431, 13, '전정특신', '專精特新', NULL, NULL, NULL, 'reading', 0.99, '◦ (기업) 전정특신(專精特新) 기업에 연구비를 먼저 배정'),
(48, 41, 4, 468, 14, '작은 거인', '小巨人', NULL, NULL, NULL, 'mixed', 0.99, '- 그중에서도 ‘작은 거인(小巨人)’으로 뽑힌 업체는 대출 이자의 절반을 지원'),
(49, 42, 4, 522, 15, '무인항공기 비행 관리 잠정조례', '无人驾驶航空器飞行管理暂行条例', NULL, NULL, NULL, 'reading', 0.99, '◦ (안전) 《무인항공기 비행 관리 잠정조례(无人驾驶航空器飞行管理暂行条例)》에 따라 기체 등록과 조종 자격을 확인'),
(50, 43, 4, 640, 17, '민간 무인기 운항 안전 관리에 관한 의견(의견수렴안)', '关于民用无人机运行安全管理的意见(征求意见稿)', NULL, NULL, NULL, 'mixed', 0.99, '- 《민간 무인기 운항 안전 관리에 관한 의견(의견수렴안)(关于民用无人机运行安全管理的意见(征求意见稿))》은 5월 말까지 의견을 받음'),
(51, 44, 4, 700, 18, '광둥성', '广东省', NULL, NULL, NULL, 'mixed', 0.99, '◦ (지역) 첫 시범도시로 광둥성(广东省) 두 곳, 안후이성(安徽省) 한 곳을 선정'),
(52, 36, 4, 715, 18, '안후이성', '安徽省', NULL, NULL, NULL, 'mixed', 0.99, '◦ (지역) 첫 시범도시로 광둥성(广东省) 두 곳, 안후이성(安徽省) 한 곳을 선정'),
(53, 9, 4, 1095, 31, '저고도 경제', '低空经济', NULL, NULL, NULL, 'mixed', 0.99, '◦ 저고도 경제(低空经济) 관련 법은 아직 손질 중이어서 문서마다 용어가 다름'),
(54, 45, 5, 62, 3, '윈루커지', '云鹭科技', NULL, NULL, NULL, 'transcription', 0.979, '산골 마을을 잇는 드론 배송 회사 윈루커지(云鹭科技)의 선위안(沈远) 대표를 항저우 사무실에서 만났다. 그는 농업기상을 공부한 뒤 10년 동안 과수원에서 일했다. 창업 4년째인 올해 회사는 처음으로 흑자를 냈다.'),
(55, 46, 5, 73, 3, '선위안', '沈远', NULL, NULL, NULL, 'transcription', 0.978, '산골 마을을 잇는 드론 배송 회사 윈루커지(云鹭科技)의 선위안(沈远) 대표를 항저우 사무실에서 만났다. 그는 농업기상을 공부한 뒤 10년 동안 과수원에서 일했다. 창업 4년째인 올해 회사는 처음으로 흑자를 냈다.'),
(56, 20, 5, 262, 6, '핀둬둬', '拼多多', NULL, NULL, NULL, 'transcription', 0.99, '답) 귤은 맛있는데 길이 없었습니다. 트럭이 산을 돌아 나오는 데 세 시간이 걸리고, 비가 오면 그마저 끊겼지요. 핀둬둬(拼多多)에 가게를 냈더니 주문은 밀려드는데 보낼 방법이 없더군요.'),
(57, 18, 5, 582, 15, '광군절', '光棍节', NULL, NULL, NULL, 'mixed', 0.988, '답) 지난 광군절(光棍节)에는 하루에 2100번을 날았습니다. 주민들이 위챗（微信） 단체방에 상자 사진을 올리며 응원해 주셨지요. 그날 번 돈으로 마을 회관 지붕을 고쳤습니다.'),
(58, 47, 5, 615, 15, '위챗', '微信', NULL, NULL, NULL, 'translation', 0.988, '답) 지난 광군절(光棍节)에는 하루에 2100번을 날았습니다. 주민들이 위챗（微信） 단체방에 상자 사진을 올리며 응원해 주셨지요. 그날 번 돈으로 마을 회관 지붕을 고쳤습니다.'),
(59, 9, 5, 700, 18, '저고도경제', '低空经济', NULL, NULL, NULL, 'mixed', 0.99, '답) 저고도경제(低空经济)라는 말이 나라 문서에 실린 뒤로 허가가 빨라졌습니다. 예전에는 노선 하나에 반년이 걸렸는데 이제 한 달이면 됩니다. 다만 보험료는 여전히 비쌉니다.'),
(60, 30, 5, 852, 21, 'CATL', '宁德时代', NULL, NULL, NULL, 'translation', 0.5, '답) 도시는 그분들 몫이고 저희는 산골을 맡으면 됩니다. 배터리는 CATL(宁德时代)에서 사고, 기체는 이웃 도시 업체가 만듭니다. 저희가 잘하는 일은 길을 찾는 것뿐입니다.'),
(61, 20, 2, 288, 9, '핀둬둬', '多多', '拼多多', NULL, NULL, 'transcription', 0.99, '공동 구매로 몸집을 키운 핀둬둬(多多)는 농산물 직송을 앞세웠습니다. 산지에서 딴 귤이 이틀 안에 북쪽 도시에 닿는다는 광고가 눈길을 끌었습니다. 짧은 영상 앱 ‘콰이’(快手)에서는 과수원 주인이 직접 방송을 켜고 귤을 팔았습니다.');
INSERT INTO segment VALUES
(1, 1, 0, '강남', '江南', 'reading', 1.0),
(2, 1, 1, '디지털', '数字', 'meaning', 0.964),
(3, 1, 2, '생활', '生活', 'reading', 1.0),
(4, 1, 3, '박람회', '博览会', 'reading', 1.0),
(7, 3, 0, '퉁샹', '桐', 'transcription', 0.7),
(8, 3, 1, '시', '市', 'reading', 1.0),
(9, 4, 0, '우전', '乌镇', 'transcription', 1.0),
(10, 5, 0, '글로벌선도', '全球领航', 'meaning', 0.995),
(11, 6, 0, '스마트', '智能', 'meaning', 0.857),
(12, 6, 1, '산업', '产业', 'reading', 1.0),
(13, 7, 0, '스마트모빌리티', '数智出行', 'meaning', 0.731),
(14, 8, 0, '디지털', '数字', 'meaning', 0.964),
(15, 8, 1, '농촌', '农村', 'reading', 1.0),
(16, 9, 0, '저고도', '低空', 'known', 0.98),
(17, 9, 1, '항공', '', 'none', 0.0),
(18, 9, 2, '', '经济', 'none', 0.0),
(19, 10, 0, '중과', '中科', 'reading', 1.0),
(20, 10, 1, '서광', '曙光', 'reading', 1.0),
(21, 11, 0, '', '图', 'none', 0.0),
(22, 11, 1, '튜', '', 'none', 0.0),
(23, 11, 2, '링', '灵', 'transcription', 1.0),
(24, 11, 3, '양자', '量子', 'reading', 1.0),
(25, 12, 0, '링', '', 'none', 0.0),
(26, 12, 1, '치아오', '巧', 'transcription', 0.93),
(27, 12, 2, '즈넝', '智能', 'transcription', 1.0),
(28, 13, 0, '', '云深处科技', 'none', 0.0),
(29, 13, 1, '딥로보틱스', '', 'none', 0.0),
(30, 14, 0, '중과', '中科', 'reading', 1.0),
(31, 14, 1, '서광', '曙光', 'reading', 1.0),
(32, 15, 0, '링치아', '灵巧', 'transcription', 0.9),
(33, 15, 1, '즈넝', '智能', 'transcription', 1.0),
(34, 16, 0, '저고도', '低空', 'meaning', 0.593),
(35, 17, 0, '우전', '乌镇', 'transcription', 1.0),
(36, 18, 0, 'CCTV', '央视网', 'meaning', 0.919),
(37, 19, 0, '신랑', '新浪', 'reading', 1.0),
(38, 19, 1, '신문', '新闻', 'reading', 1.0),
(39, 20, 0, '치우스', '求是', 'transcription', 0.95),
(40, 21, 0, '광군제', '光棍節', 'transcription', 1.0),
(41, 22, 0, '', '天猫', 'none', 0.0),
(42, 22, 1, '티몰', '', 'none', 0.0),
(45, 24, 0, '콰이', '快', 'transcription', 1.0),
(46, 24, 1, '', '手', 'none', 0.0),
(47, 25, 0, '핑안', '平安', 'transcription', 1.0),
(48, 25, 1, '그룹', '集团', 'meaning', 0.995),
(49, 26, 0, '금융', '金融', 'reading', 1.0),
(50, 26, 1, '일', '壹', 'reading', 1.0),
(51, 26, 2, '장통', '帐通', 'reading', 1.0),
(52, 27, 0, '스마트 경로', '智能渠道', 'meaning', 0.679),
(53, 27, 1, '관리', '管理', 'reading', 1.0),
(54, 27, 2, '시스템', '系统', 'meaning', 0.999),
(55, 28, 0, '사기 방지', '反欺诈', 'meaning', 0.965),
(56, 28, 1, '플랫폼', '平台', 'meaning', 0.996),
(57, 29, 0, '스마트', '', 'none', 0.0),
(58, 29, 1, '미세', '微', 'reading', 0.7),
(59, 29, 2, '표정', '表情', 'reading', 1.0),
(60, 29, 3, '안', '', 'none', 0.0),
(61, 29, 4, '면', '面', 'reading', 1.0),
(62, 29, 5, '심사', '审', 'reading', 0.7),
(63, 29, 6, '보조', '辅助', 'reading', 1.0),
(64, 29, 7, '시스템', '系统', 'meaning', 0.999),
(65, 30, 0, '징', '京', 'transcription', 1.0),
(66, 30, 1, '동', '东', 'reading', 1.0),
(67, 30, 2, '금융', '金融', 'reading', 1.0),
(68, 31, 0, '대련', '大连', 'reading', 1.0),
(69, 31, 1, '은행', '银行', 'reading', 1.0),
(70, 32, 0, '웨이중', '微眾', 'transcription', 1.0),
(71, 33, 0, '', '寧德時代', 'none', 0.0),
(72, 33, 1, 'CATL', '', 'none', 0.0),
(73, 34, 0, '전용차', '专用车', 'reading', 1.0),
(74, 35, 0, '중칭바오', '中青寶', 'transcription', 1.0),
(75, 36, 0, '시티 브레인', '城市大脑', 'meaning', 0.53),
(76, 37, 0, '우중', '吴中', 'transcription', 1.0),
(77, 38, 0, '쿤산', '昆山', 'transcription', 1.0),
(80, 40, 0, '핑안', '平安', 'transcription', 1.0),
(81, 40, 1, '그룹', '集团', 'meaning', 0.995),
(82, 41, 0, '저장', '浙江', 'transcription', 1.0),
(83, 41, 1, '성', '省', 'reading', 1.0),
(86, 43, 0, '공업', '工', 'reading', 0.7),
(87, 43, 1, '정보화', '', 'none', 0.0),
(88, 43, 2, '', '信', 'none', 0.0),
(89, 43, 3, '부', '部', 'reading', 1.0),
(90, 44, 0, '저고도', '低空', 'known', 0.98),
(91, 44, 1, '장비', '装备', 'reading', 1.0),
(92, 44, 2, '산업', '产业', 'reading', 1.0),
(93, 44, 3, '혁신', '创新', 'meaning', 0.993),
(94, 44, 4, '발전', '发展', 'reading', 1.0),
(95, 44, 5, '실시방안', '实施方案', 'reading', 1.0),
(96, 45, 0, '저고도', '低空', 'known', 0.98),
(97, 45, 1, '경제', '经济', 'reading', 1.0),
(98, 46, 0, '신품질', '新质', 'reading', 0.85),
(99, 46, 1, '생산력', '生产力', 'reading', 1.0),
(100, 47, 0, '전정', '專精', 'reading', 1.0),
(101, 47, 1, '특신', '特新', 'reading', 1.0),
(102, 48, 0, '작은', '小', 'meaning', 0.963),
(103, 48, 1, '거인', '巨人', 'reading', 1.0),
(104, 49, 0, '무인', '无人', 'reading', 1.0),
(105, 49, 1, '', '驾驶', 'none', 0.0),
(106, 49, 2, '항공기', '航空器', 'reading', 1.0),
(107, 49, 3, '비행', '飞行', 'reading', 1.0),
(108, 49, 4, '관리', '管理', 'reading', 1.0),
(109, 49, 5, '잠정', '暂', 'reading', 0.7),
(110, 49, 6, '', '行', 'none', 0.0),
(111, 49, 7, '조례', '条例', 'reading', 1.0),
(112, 50, 0, '민간', '民用', 'meaning', 0.682),
(113, 50, 1, '무인기', '无人机', 'reading', 1.0),
(114, 50, 2, '운항', '运行', 'reading', 1.0),
(115, 50, 3, '안전', '安全', 'reading', 1.0),
(116, 50, 4, '관리', '管理', 'reading', 1.0),
(117, 50, 5, '', '的意', 'none', 0.0),
(118, 50, 6, '에 관한', '关于', 'meaning', 1.0),
(119, 50, 7, '', '见(征求', 'none', 0.0),
(120, 50, 8, '의견', '意见', 'reading', 1.0),
(121, 50, 9, '(의견수렴안)', '', 'none', 0.0),
(122, 50, 10, '', '稿', 'none', 0.0),
(123, 51, 0, '광둥', '广东', 'transcription', 1.0),
(124, 51, 1, '성', '省', 'reading', 1.0),
(125, 52, 0, '안후이', '安徽', 'transcription', 1.0),
(126, 52, 1, '성', '省', 'reading', 1.0),
(127, 53, 0, '저고도', '低空', 'known', 0.98),
(128, 53, 1, '경제', '经济', 'reading', 1.0),
(129, 54, 0, '윈루', '云鹭', 'transcription', 1.0),
(130, 54, 1, '커지', '科技', 'transcription', 1.0),
(131, 55, 0, '선위안', '沈远', 'transcription', 1.0),
(132, 56, 0, '핀', '拼', 'transcription', 1.0),
(133, 56, 1, '둬둬', '多多', 'transcription', 1.0),
(134, 57, 0, '광군', '光棍', 'transcription', 1.0),
(135, 57, 1, '절', '节', 'reading', 1.0),
(136, 58, 0, '위', '微', 'transcription', 0.88),
(137, 58, 1, '챗', '', 'none', 0.0),
(138, 58, 2, '', '信', 'none', 0.0),
(139, 59, 0, '저고도', '低空', 'known', 0.98),
(140, 59, 1, '경제', '经济', 'reading', 1.0),
(141, 60, 0, '', '宁德时代', 'none', 0.0),
(142, 60, 1, 'CATL', '', 'none', 0.0),
(143, 2, 0, '저장', '浙江', 'transcription', 1.0),
(144, 2, 1, '성', '省', 'reading', 1.0),
(145, 61, 0, '핀', '', 'none', 0.0),
(146, 61, 1, '둬둬', '多多', 'transcription', 1.0),
(147, 39, 0, '저고도', '低空', 'known', 0.98),
(148, 39, 1, '경제', '經濟', 'reading', 1.0),
(149, 42, 0, '안후이', '安徽', 'transcription', 1.0),
(150, 42, 1, '성', '省', 'reading', 1.0);
INSERT INTO merge_log VALUES
(1, 12, '링치아즈넝', '灵巧智能', 'the same Hanzi, Korean spelt alike'),
(2, 9, '저고도 경제', '低空經濟', 'the same Hanzi, another Korean term'),
(3, 20, '핀둬둬', '拼多多', 'the same Korean, Hanzi damaged'),
(4, 18, '광군절', '光棍节', 'the same Hanzi, Korean spelt alike'),
(5, 20, '핀둬둬', '多多', 'the same Korean, Hanzi damaged');
PRAGMA user_version = 2;
COMMIT;
