/* The CAMEO coder by a small dictionary of its own: who does what to whom, by which code. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include <newscorpus/newscorpus.h>

static char folder[] = "/tmp/newscorpus-cameo-XXXXXX";

static const struct { const char *name, *text; } FILES[] = {
  { "news.actors.txt",
    "# who is who\n"
    "KENYA [KEN]\n+NAIROBI\n+KENYAN\n"
    "MALI [MLI] ; the old comment\n+BAMAKO\n+MALIAN\n"
    "UGANDA [UGA]\n+KAMPALA\n+UGANDAN\n"
    "NORWAY [NOR]\n+OSLO\n+NORWEGIAN\n"
    "CHAD [TCD]\n+CHADIAN\n"
    "US [USA]\n"
    "SOUTH_SUDAN [SSD]\n"
    "SUDAN [SDN]\n+SUDANESE\n"
    "RED_CRESCENT [NGORCS]\n"
    "BALTIC_TRIO [EST/LVA/LTU]\n"
    "SPORTS_CLUB [---]\n"
    "ADA_KONE\n\t[MLIGOV 20150101-20161231]\n\t[MLIELI >20170101]\n\t[MLICIV]\n"
    "<!-- a comment\n over lines -->\n" },
  { "news.agents.txt",
    "!PERSON! = MAN, WOMAN, MEN\n"
    "POLICE {} [~COP]\nSOLDIER [~MIL]\nFOREIGN_MINISTER [~GOVFRM]\nMINISTER [~GOV]\nGOVERNMENT [~GOV]\nLAWMAKER [~LEG]\n"
    "RELIEF_AGENCY [NGO~]\nSTUDENT [~EDU]\nSPOKES!PERSON! [~GOV]\nWOLF {WOLVES} [~WLF]\nREBEL [~REB]\n" },
  { "news.verbs.txt",
    "&TOWNS\n+TOWN\n+CITY_CENTRE\n+VILLAGE_\n\n&HELP\n+AID\n+MEDICAL_SUPPLY\n\n"
    "--- ATTACK [190] ---\nATTACK\nRAID {RAIDS RAIDED RAIDING} [195]\n+BREAK_INTO {+BREAKS_INTO +BROKE_INTO}\n"
    "- THREATENED_TO_* [138]\n- * &TOWNS [191]\n- * CRITIC [111]\n\n"
    "--- SEND [---] ---\nSEND {SENDS SENT SENDING}\n- * &HELP [070]\n- * MEDICAL_TEAM [073]\n- * ENVOY TO + [042:043]\n\n"
    "--- CRITICIZE [111] ---\nCRITICIZE\nCONDEMN\n\n"
    "--- MEET [040:040] ---\nMEET {MEETS MET MEETING}\n- % * [046:046]\n\n"
    "--- ARREST [173] ---\nARREST\nDETAIN\n- NOT * [080]\n\n"
    "--- RECEIVE [---] ---\nRECEIVE\n- + * LOAN FROM $ [071]\n\n"
    "--- PRAISE [051] ---\nPRAISE\n- * GOAL [---]\n- * HARVEST [051B]\n- * PEACE [zzz]\n\n"
    "--- SAY [010] ---\nSAY {SAYS SAID SAYING}\n\n"
    "--- VISIT [:043] ---\nVISIT\n" },
  { "news.discards.txt", "CUP FINAL\n+WEATHER REPORT\n" },
  { "news.issues.txt", "<ISSUE CATEGORY=\"WATER\">\nn:well [WATER]\nn:boundary n:stone [BORDER]\n~oil well\n</ISSUE>\n" },
};

static int write_files(void **state)
{
  (void)state;
  char path[256];
  if (!mkdtemp(folder)) return 1;
  for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
    snprintf(path, sizeof path, "%s/%s", folder, FILES[i].name);
    FILE *f = fopen(path, "w");
    if (!f || fputs(FILES[i].text, f) < 0 || fclose(f) != 0) return 1;
  }
  return 0;
}

static int remove_files(void **state)
{
  (void)state;
  char path[256];
  for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
    snprintf(path, sizeof path, "%s/%s", folder, FILES[i].name);
    unlink(path);
  }
  snprintf(path, sizeof path, "%s/PETR_config.ini", folder);
  unlink(path);
  return rmdir(folder);
}

static ncorp_corpus *analyse(const char *text, const char *day)
{
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  ncorp_reader_options reading = NCORP_READER_OPTIONS_INIT;
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_TEXT, "news", text, strlen(text), NULL, NULL };
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_analyzer *analyzer;
  ncorp_reader *reader;
  ncorp_corpus *read, *out;
  options.dictionaries = folder;
  options.coder = NCORP_CODER_CAMEO;
  options.stages = NCORP_STAGE_EVENTS;
  reading.published = day;
  assert_int_equal(ncorp_reader_open(&source, 1, &reading, &reader, &error), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 1, &read, &error), NCORP_OK);
  ncorp_reader_close(reader);
  if (ncorp_analyzer_new(&options, &analyzer, &error) != NCORP_OK) fail_msg("%s", error.message);
  assert_int_equal(ncorp_analyzer_run(analyzer, read, NULL, &out, &error), NCORP_OK);
  ncorp_analyzer_unref(analyzer);
  ncorp_corpus_unref(read);
  return out;
}

static void print_side(char *to, size_t room, const ncorp_str *codes, uint32_t count)
{
  size_t used = strlen(to);
  if (!count) snprintf(to + used, room - used, "-");
  for (uint32_t i = 0; i < count; i++, used = strlen(to)) snprintf(to + used, room - used, "%s%.*s", i ? "+" : "", NCORP_STR_ARG(codes[i]));
}

/* "MLI KEN 190; ..." */
static void print_events(char *to, size_t room, const ncorp_article *a)
{
  *to = '\0';
  for (size_t i = 0; i < ncorp_article_event_count(a); i++) {
    const ncorp_event_mention *e = ncorp_article_event(a, i);
    if (i) strncat(to, "; ", room - strlen(to) - 1);
    print_side(to, room, e->actor_codes, e->actor_count);
    strncat(to, " ", room - strlen(to) - 1);
    print_side(to, room, e->recipient_codes, e->recipient_count);
    snprintf(to + strlen(to), room - strlen(to), " %.*s", NCORP_STR_ARG(e->cameo));
  }
}

static const struct { const char *text, *day, *events; } CASES[] = {
  /* verbs and their forms */
  { "Mali attacked Kenya on Monday.", NULL, "MLI KEN 190" },
  { "Uganda will attack Chad.", NULL, "UGA TCD 190" },
  { "Mali raided Kenya.", NULL, "MLI KEN 195" },
  { "Mali broke into Kenya before dawn.", NULL, "MLI KEN 190" },
  { "Mali detained Ugandan students in Bamako.", NULL, "MLI UGAEDU 173" },
  { "Kenya's attacks are old news.", NULL, "" },
  /* patterns: longest first, sets, signs, words on both sides */
  { "Mali attacked a town in Kenya.", NULL, "MLI KEN 191" },
  { "Mali attacked the city centre of Nairobi.", NULL, "MLI KEN 191" },
  { "Mali attacked two towns in Uganda.", NULL, "MLI UGA 191" },
  { "Mali attacked villages in Kenya.", NULL, "MLI KEN 190" },
  { "Chad threatened to attack Sudan.", NULL, "TCD SDN 138" },
  { "Norway sent aid to Chad.", NULL, "NOR TCD 070" },
  { "Norway sent medical supplies to Chad.", NULL, "NOR TCD 070" },
  { "Norway sent a medical team to Uganda.", NULL, "NOR UGA 073" },
  { "Norway sent flowers to Uganda.", NULL, "" },
  { "Norway sent an envoy to Sudan.", NULL, "NOR SDN 042; SDN NOR 043" },
  { "Chad received a loan from Norway.", NULL, "NOR TCD 071" },
  { "Uganda praised Kenya.", NULL, "UGA KEN 051" },
  { "Uganda praised the goal of Kenya.", NULL, "" },
  { "Police in Mali did not arrest Kenyan lawmakers.", NULL, "MLICOP KENLEG 080" },
  { "Oslo visited Kampala.", NULL, "UGA NOR 043" },
  /* compounds, both ways, reciprocal */
  { "Mali and Chad condemned Sudan.", NULL, "MLI+TCD SDN 111" },
  { "Norway criticized Uganda, Kenya and Sudan.", NULL, "NOR UGA+KEN+SDN 111" },
  { "Mali and Kenya met in Oslo.", NULL, "MLI KEN 046; KEN MLI 046" },
  { "Norway met Chad on Sunday.", NULL, "NOR TCD 040; TCD NOR 040" },
  { "The Baltic Trio condemned Chad.", NULL, "EST+LVA+LTU TCD 111" },
  { "Lawmakers in Kenya and Uganda criticized Sudan.", NULL, "KENLEG+UGALEG SDN 111" },
  { "Malian and Chadian soldiers attacked Sudanese rebels.", NULL, "MLIMIL+TCDMIL SDNREB 190" },
  /* agents, possessives, passives */
  { "Kenyan police arrested Ugandan students.", NULL, "KENCOP UGAEDU 173" },
  { "Mali's foreign minister criticized the government of Chad.", NULL, "MLIGOVFRM TCDGOV 111" },
  { "A relief agency of Norway criticized Sudan.", NULL, "NGONOR SDN 111" },
  { "Wolves criticized Sudan.", NULL, "---WLF SDN 111" },
  { "A Kenyan spokeswoman criticized Mali.", NULL, "KENGOV MLI 111" },
  { "Kenya was attacked by Malian rebels.", NULL, "MLIREB KEN 190" },
  { "A former Kenyan minister criticized Mali.", NULL, "KENELI MLI 111" },
  { "South Sudan criticized Sudan.", NULL, "SSD SDN 111" },
  { "The Red Crescent criticized Mali.", NULL, "NGORCS MLI 111" },
  /* two verbs, and what one of them tells of */
  { "Mali condemned Chad and praised Norway.", NULL, "MLI TCD 111; MLI NOR 051" },
  { "Uganda said Mali attacked Kenya.", NULL, "UGA MLI 010" },
  { "The weather in Kenya is fine.", NULL, "" },
  { "The sports club condemned Chad.", NULL, "" },
  { "Mali criticized us.", NULL, "" },
  { "Mali criticized the US.", NULL, "MLI USA 111" },
  /* codes by date */
  { "Ada Kone criticized Chad.", "2014-12-31", "MLICIV TCD 111" },
  { "Ada Kone criticized Chad.", "2015-01-01", "MLIGOV TCD 111" },
  { "Ada Kone criticized Chad.", "2016-12-31", "MLIGOV TCD 111" },
  { "Ada Kone criticized Chad.", "2020-06-01", "MLIELI TCD 111" },
  { "Ada Kone criticized Chad.", NULL, "MLICIV TCD 111" },
  /* discards */
  { "Mali attacked Kenya early in the cup final. Chad condemned Sudan.", NULL, "TCD SDN 111" },
  { "Mali attacked Kenya. This is the weather report. Chad condemned Sudan.", NULL, "" },
  /* clauses between commas */
  { "Mali, which Norway praised, condemned Chad.", NULL, "MLI TCD 111" },
};

static void sentences_are_coded(void **state)
{
  (void)state;
  size_t wrong = 0;
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    char events[512];
    ncorp_corpus *c = analyse(CASES[i].text, CASES[i].day);
    print_events(events, sizeof events, ncorp_corpus_article(c, 0));
    if (strcmp(events, CASES[i].events) != 0) {
      print_error("%s\n  wanted %s\n  got    %s\n", CASES[i].text, CASES[i].events, events);
      wrong++;
    }
    ncorp_corpus_unref(c);
  }
  assert_int_equal(wrong, 0);
}

static void an_event_can_be_traced(void **state)
{
  (void)state;
  ncorp_corpus *c = analyse("Kenyan police will arrest Ugandan students at a well.", NULL);
  const ncorp_article *a = ncorp_corpus_article(c, 0);
  const ncorp_event_mention *e = ncorp_article_event(a, 0);
  assert_non_null(e);
  assert_int_equal(e->type, NCORP_COERCE);
  assert_int_equal(e->status, NCORP_PLANNED);
  ncorp_str text = ncorp_article_text(a);
  assert_int_equal(e->trigger.end - e->trigger.start, 6);
  assert_memory_equal(text.data + e->trigger.start, "arrest", 6);
  const ncorp_mention *actor = ncorp_article_mention(a, e->actors[0]), *recipient = ncorp_article_mention(a, e->recipients[0]);
  assert_memory_equal(text.data + actor->span.start, "Kenyan police", 13);
  assert_memory_equal(text.data + recipient->span.start, "Ugandan students", 16);
  assert_string_equal(e->because.data, "cameo:ARREST");
  assert_int_equal(e->context_count, 1);
  assert_string_equal(e->contexts[0].data, "WATER");
  ncorp_corpus_unref(c);
  c = analyse("Kenyan police arrested Ugandan students at boundary stones of an oil well.", NULL);
  assert_int_equal(ncorp_article_event(ncorp_corpus_article(c, 0), 0)->context_count, 0);
  ncorp_corpus_unref(c);
}

static void other_codes_are_kept_beside(void **state)
{
  (void)state;
  ncorp_corpus *c = analyse("Uganda praised the harvest of Kenya. Chad praised the peace in Mali.", NULL);
  const ncorp_event_mention *lettered = ncorp_article_event(ncorp_corpus_article(c, 0), 0), *other = ncorp_article_event(ncorp_corpus_article(c, 0), 1);
  assert_non_null(other);
  assert_string_equal(lettered->cameo.data, "051");
  assert_string_equal(lettered->code.data, "051B");
  assert_int_equal(lettered->type, NCORP_SUPPORT);
  assert_null(other->cameo.data);
  assert_string_equal(other->code.data, "zzz");
  assert_int_equal(other->type, NCORP_X_OTHER);
  ncorp_corpus_unref(c);
}

static void codes_survive_the_corpus_format(void **state)
{
  (void)state;
  ncorp_text *json, *again;
  ncorp_corpus *c = analyse("Mali and Chad condemned Sudan. Uganda said Mali attacked Kenya.", NULL), *back;
  assert_int_equal(ncorp_corpus_json(c, &json, NULL), NCORP_OK);
  ncorp_str s = ncorp_text_view(json);
  assert_non_null(strstr(s.data, "\"code\":\"MLI\""));
  assert_non_null(strstr(s.data, "X_OTHER"));
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_NCF, "back", s.data, s.size, NULL, NULL };
  ncorp_reader *reader;
  assert_int_equal(ncorp_reader_open(&source, 1, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 1, &back, NULL), NCORP_OK);
  ncorp_reader_close(reader);
  assert_int_equal(ncorp_corpus_json(back, &again, NULL), NCORP_OK);
  assert_string_equal(ncorp_text_view(again).data, s.data);
  ncorp_text_unref(again);
  ncorp_text_unref(json);
  ncorp_corpus_unref(back);
  ncorp_corpus_unref(c);
}

static void records_keep_codes_apart(void **state)
{
  (void)state;
  static const char *const texts[] = { "Mali attacked Kenya on Monday.", "Mali raided Kenya on Monday.", "On Monday Mali attacked Kenya." };
  ncorp_corpus *parts[3], *joined, *linked;
  for (int i = 0; i < 3; i++) parts[i] = analyse(texts[i], "2024-05-14");
  assert_int_equal(ncorp_corpus_concat(parts, 3, NULL, &joined, NULL), NCORP_OK);
  assert_int_equal(ncorp_link(joined, NULL, &linked, NULL), NCORP_OK);
  for (size_t i = 0; i < ncorp_corpus_event_count(linked); i++) {
    const ncorp_event *e = ncorp_corpus_event(linked, i);
    assert_string_equal(e->actors[0].code.data, "MLI");
    assert_string_equal(e->recipients[0].code.data, "KEN");
    for (uint32_t k = 0; k < e->report_count; k++) {
      const ncorp_article *a = ncorp_corpus_article(linked, ncorp_corpus_find_article(linked, e->reports[k].article.data, e->reports[k].article.size));
      assert_string_equal(ncorp_article_event(a, e->reports[k].event)->cameo.data, e->cameo.data);
    }
  }
  assert_true(ncorp_corpus_event_count(linked) >= 2);
  ncorp_corpus_unref(linked);
  ncorp_corpus_unref(joined);
  for (int i = 0; i < 3; i++) ncorp_corpus_unref(parts[i]);
}

static void options_of_a_configuration_hold(void **state)
{
  (void)state;
  char path[256], events[512];
  snprintf(path, sizeof path, "%s/PETR_config.ini", folder);
  FILE *f = fopen(path, "w");
  assert_non_null(f);
  fputs("[Dictionaries]\nverbfile_name = news.verbs.txt\nactorfile_list = news.actors.txt\nagentfile_name = news.agents.txt\n"
        "[Options]\nrequire_dyad = False\nnew_actor_length = 3\ncomma_emax = 0\n", f);
  fclose(f);
  ncorp_corpus *c = analyse("The harbour pilots condemned Chad.", NULL);
  print_events(events, sizeof events, ncorp_corpus_article(c, 0));
  assert_string_equal(events, "\"The harbour pilots\" TCD 111");
  ncorp_corpus_unref(c);
  unlink(path);
}

static void options_have_to_fit(void **state)
{
  (void)state;
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  ncorp_analyzer *analyzer;
  options.coder = NCORP_CODER_CAMEO;
  assert_int_equal(ncorp_analyzer_new(&options, &analyzer, NULL), NCORP_ERR_ARG);
  options.dictionaries = folder;
  options.coder = NCORP_CODER_PLOVER;
  assert_int_equal(ncorp_analyzer_new(&options, &analyzer, NULL), NCORP_ERR_ARG);
  options.coder = (ncorp_coder)7;
  assert_int_equal(ncorp_analyzer_new(&options, &analyzer, NULL), NCORP_ERR_ARG);
  options.coder = NCORP_CODER_CAMEO;
  options.dictionaries = "/nowhere";
  assert_int_equal(ncorp_analyzer_new(&options, &analyzer, NULL), NCORP_ERR_IO);
  ncorp_dictionary *open = NULL;
  assert_int_equal(ncorp_dictionary_open(folder, NULL, &open, NULL), NCORP_OK);
  options.dictionary = open;
  assert_int_equal(ncorp_analyzer_new(&options, &analyzer, NULL), NCORP_ERR_ARG); /* in two ways */
  options.dictionaries = NULL;
  assert_int_equal(ncorp_analyzer_new(&options, &analyzer, NULL), NCORP_OK);
  assert_ptr_equal(ncorp_analyzer_dictionary(analyzer), open);
  ncorp_dictionary_unref(open);
  ncorp_analyzer_unref(analyzer);
  options.dictionary = NULL;
  options.dictionaries = folder;
  assert_int_equal(ncorp_analyzer_new(&options, &analyzer, NULL), NCORP_OK);
  ncorp_dictionary_counts n = ncorp_dictionary_count(ncorp_analyzer_dictionary(analyzer));
  assert_int_equal(n.files, 5);
  assert_int_equal(n.discards, 2);
  assert_int_equal(ncorp_dictionary_diagnostic_count(ncorp_analyzer_dictionary(analyzer)), 0);
  ncorp_analyzer_unref(analyzer);
  assert_null(ncorp_analyzer_dictionary(NULL));
}

/* What the published dictionaries of TABARI and PETRARCH2 have, in words of our own. */
static void published_dictionaries_are_read_as_they_are(void **state)
{
  (void)state;
  static const char verbs[] = "ACCUS  [112] ;jw 11/14/91\n- FORCE TO_ *  [100!]\n- * TRIAL  [###] ;x\nACT_ [---]\n";
  static const char actors[] = "<NOUN>\nABDUCTION   ;tb\nHARVEST\n</NOUN>\nDENMARK_ [DNK]\nBUREAU_OF_ROADS,_RAIL_AND_PORTS_ [NOR]\n";
  static const char agents[] = "THIEVES_ [~CRM]\nGREENS [~ENV}\n";
  const ncorp_rule_file files[] = {
    { "CAMEO.1.txt", verbs, sizeof verbs - 1 }, { "x.actors", actors, sizeof actors - 1 }, { "x.agents", agents, sizeof agents - 1 },
  };
  ncorp_dictionary *d;
  assert_int_equal(ncorp_dictionary_read(files, 3, NULL, &d, NULL), NCORP_OK);
  ncorp_dictionary_counts counts = ncorp_dictionary_count(d);
  assert_int_equal(counts.files, 3);
  assert_int_equal(counts.actors, 2);
  assert_int_equal(counts.agents, 3); /* "greens" has a plural, "thieves" as a whole word has none */
  assert_int_equal(counts.verbs, 7);  /* accus, accuse, accuses, accused, ...; act */
  assert_int_equal(counts.patterns, 2);
  assert_int_equal(ncorp_dictionary_diagnostic_count(d), 1);
  assert_int_equal(ncorp_dictionary_diagnostic(d, 0)->number, 445);
  assert_int_equal(ncorp_dictionary_diagnostic(d, 0)->line, 2);
  ncorp_dictionary_unref(d);
}

static void misuse_is_answered(void **state)
{
  (void)state;
  ncorp_dictionary *d = NULL;
  ncorp_rule_file none = { NULL, NULL, 0 }, odd = { "a.actors.txt", NULL, 4 };
  assert_int_equal(ncorp_dictionary_open(NULL, NULL, &d, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_dictionary_open(folder, NULL, NULL, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_dictionary_read(NULL, 0, NULL, &d, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_dictionary_read(&none, 1, NULL, &d, NULL), NCORP_ERR_IO);
  assert_int_equal(ncorp_dictionary_read(&odd, 1, NULL, &d, NULL), NCORP_ERR_IO);
  assert_null(d);
  ncorp_dictionary_unref(NULL);
  assert_null(ncorp_dictionary_ref(NULL));
  assert_int_equal(ncorp_dictionary_count(NULL).files, 0);
  assert_int_equal(ncorp_dictionary_diagnostic_count(NULL), 0);
  assert_null(ncorp_dictionary_diagnostic(NULL, 0));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(sentences_are_coded), cmocka_unit_test(an_event_can_be_traced), cmocka_unit_test(codes_survive_the_corpus_format), cmocka_unit_test(other_codes_are_kept_beside),
    cmocka_unit_test(records_keep_codes_apart), cmocka_unit_test(options_of_a_configuration_hold), cmocka_unit_test(options_have_to_fit), cmocka_unit_test(published_dictionaries_are_read_as_they_are),
    cmocka_unit_test(misuse_is_answered),
  };
  return cmocka_run_group_tests(tests, write_files, remove_files);
}
