/* Names compared without articles: which are one's, which are open, which cannot be, and the keys that bring them together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <newscorpus/newscorpus.h>

typedef enum wanted { ONE, OPEN, APART } wanted;

static const struct { char type; const char *a, *b; wanted what; } PAIRS[] = {
  /* spelling */
  { 'P', "Serhiy Bondarenko", "Sergei Bondarenko", ONE },
  { 'P', "Oleh Shevchuk", "Oleg Shevchuk", ONE }, { 'P', "Abd al-Karim Nassar", "Abdul Karim Nasser", ONE }, { 'P', "Abdel Karim Nassar", "Abdulkarim Nassar", ONE }, { 'P', "Yevgeny Sokolov", "Evgeny Sokolov", ONE }, { 'P', "Andrij Melnyk", "Andriy Melnik", ONE },
  { 'P', "Mohammed Khalil", "Muhammad Khalil", ONE }, { 'P', "Hussein Qasim", "Hussain Qassim", ONE },
  { 'P', "Jos\xc3\xa9 N\xc3\xba\xc3\xb1" "ez", "Jose Nunez", ONE }, { 'P', "Bj\xc3\xb8rn S\xc3\xb8rensen", "Bjorn Sorensen", ONE },
  { 'P', "OLENA KOVALENKO", "Olena Kovalenko", ONE }, { 'P', "Dmytro Shevchuk", "Dmitry Shevchuk", ONE },
  { 'P', "\xd0\x9e\xd0\xbb\xd0\xb5\xd0\xbd\xd0\xb0 \xd0\x9a\xd0\xbe\xd0\xb2\xd0\xb0\xd0\xbb\xd0\xb5\xd0\xbd\xd0\xba\xd0\xbe", "Olena Kovalenko", ONE },
  /* parts */
  { 'P', "Maria Elena Torres", "Maria Torres", ONE }, { 'P', "Thomas J. Whitfield", "Thomas Whitfield", ONE },
  { 'P', "Bill Whitfield", "William Whitfield", ONE }, { 'P', "Liz Marlowe", "Elizabeth Marlowe", ONE },
  { 'P', "Mike Abbot", "Michael Abbot", ONE }, { 'P', "Abdul Rahman Saleh", "Abdulrahman Saleh", ONE },
  { 'P', "Nabil Ghazzali", "Nabeel al-Ghazali", ONE }, { 'P', "Sheikh Walid Barghuthi", "Waleed Barghouti", ONE },
  { 'P', "Mohd Faisal Rahimov", "Mohammed Faysal Rahimov", ONE }, { 'P', "Haji Gulab Zadranwal", "Gulab Zadranwal", ONE },
  { 'P', "Nour al-Din Bashkirti", "Nureddin Bashkirti", ONE }, { 'P', "Hamdan Albakri", "Hamdan al-Bakri", ONE },
  { 'P', "Yang Tae-sok", "Tae Sok Yang", ONE }, { 'P', "Lindqvist Annika", "Annika Lindqvist", ONE },
  { 'P', "Esteban Ruiz Villalobos Prado", "Esteban Villalobos", ONE }, { 'P', "Zviad Kapanadze", "Zviad Kapanadse", ONE },
  { 'P', "Oleksiy Hrytsay", "Aleksei Gritsai", ONE }, { 'P', "Hicham Chraibi", "Hisham Shraibi", ONE },
  /* scripts: Ukrainian and Russian, Greek, Arabic, Persian, Hebrew, Korean, Chinese, kana */
  { 'P', "\u041e\u043b\u0435\u043a\u0441\u0456\u0439 \u0413\u0440\u0438\u0446\u0430\u0439", "Aleksei Gritsai", ONE },
  { 'P', "\u0395\u03bb\u03ad\u03bd\u03b7 \u03a0\u03b1\u03c0\u03b1\u03b4\u03ac\u03ba\u03b7", "Eleni Papadaki", ONE },
  { 'P', "\u0645\u062d\u0645\u062f \u0627\u0644\u0632\u0628\u062f\u0627\u0646\u064a", "Muhammad al-Zabdani", ONE },
  { 'P', "\u062e\u0627\u0644\u062f \u062f\u0631\u0648\u064a\u0634", "Khaled Darwish", ONE },
  { 'P', "\u062d\u0633\u0646 \u06a9\u0627\u0638\u0645\u06cc", "Hassan Kazemi", ONE },
  { 'P', "\u05d3\u05d5\u05d3 \u05de\u05e8\u05d3\u05db\u05d9", "Dod Mordechai", ONE },
  { 'P', "\uae40\ubbfc\uc218", "Kim Min-su", ONE }, { 'P', "\uc774\uc7ac\uc6d0", "Lee Jae Won", ONE },
  { 'P', "\u738b\u5efa\u56fd", "Wang Jianguo", ONE }, { 'P', "\u738b\u5efa\u56fd", "Wang Jian-guo", ONE },
  { 'P', "\u30a2\u30f3\u30ca\u30fb\u30ea\u30f3\u30c0", "Anna Rinda", ONE },
  { 'P', "\u7530\u4e2d\u771f\u7d00\u5b50", "Tanaka Makiko", APART }, { 'P', "\uae40\ubbfc\uc218", "Park Min-su", APART },
  /* too short to tell */
  { 'P', "T. Whitfield", "Thomas Whitfield", OPEN }, { 'P', "Whitfield", "Thomas Whitfield", OPEN },
  { 'P', "Kovalenko", "Olena Kovalenko", OPEN },
  /* other people */
  { 'P', "Thomas Whitfield", "Martha Whitfield", APART }, { 'P', "George Whitfield Jr.", "George Whitfield Sr.", APART },
  { 'P', "Olena Kovalenko", "Oleh Kovalenko", APART }, { 'P', "Martin Keller", "Martina Keller", APART },
  { 'P', "Anna Lindqvist", "Anna Bergqvist", APART }, { 'P', "Paul Reiter", "Paul Richter", APART },
  { 'P', "T. Whitfield", "Martha Whitfield", APART }, { 'P', "Keller", "Martin Kohler", APART },
  { 'P', "Ivan Petrov", "Pyotr Ivanov", APART }, { 'P', "Juan Carlos Ortega", "Luis Carlos Ortega", APART },
  { 'P', "John Abbot", "Joan Abbot", APART }, { 'P', "Eric Lund", "Erica Lund", APART },
  { 'P', "Ali Hassan", "Hussein Hassan", APART }, { 'P', "Peter Moss", "Petra Moss", APART },
  { 'P', "Wei Zhang", "Lei Zhang", APART }, { 'P', "Daniel Ortiz", "Daniela Ortiz", APART },
  { 'P', "Tarek Omar Zebdikani", "Samir Omar Zebdikani", APART }, { 'P', "Kamal Zebdikani", "Karim Zebdikani", APART },
  { 'P', "Viktor Alekseevich Sorokin", "Viktor Alekseevich Lebedev", APART }, { 'P', "Hamid Karzoun", "Ahmad Karzoun", APART },
  { 'P', "Song Yong Ho", "Song Yong Chol", APART }, { 'P', "Dr. Amina Yusuf", "Dr. Halima Yusuf", APART },
  /* organisations */
  { 'O', "The Baltic Freight Company", "Baltic Freight Co.", ONE }, { 'O', "Harrow Steel Ltd", "Harrow Steel Limited", ONE },
  { 'O', "European Union", "EU", ONE }, { 'O', "United Nations", "UN", ONE },
  { 'O', "NPRC", "National Polar Research Council", OPEN }, { 'O', "Univ. of Tarnok", "University of Tarnok", ONE },
  { 'O', "Dept. of Fisheries", "Department of Fisheries", ONE }, { 'O', "Harrow Steel", "Harrow Cement", APART },
  { 'O', "Bank of Tarnok", "Bank of Vellamo", APART }, { 'O', "Northern Rail", "Southern Rail", APART },
  { 'O', "Ministry of Health", "Ministry of Justice", APART }, { 'O', "NPRC", "National Union of Teachers", APART },
  { 'O', "Banco Nacional de Tarnok", "National Bank of Tarnok", ONE }, { 'O', "Universidad de Vellamo", "University of Vellamo", ONE },
  { 'O', "Harrowgate-Tarnok Shipping Lines", "Harrow Gate Tarnok Shipping", ONE }, { 'O', "OOO Vellatrans", "Vellatrans LLC", ONE },
  { 'O', "Ministry of Defence", "Defense Ministry", ONE }, { 'O', "Stiftung Vellamo Karst", "Fundacion Vellamo Karst", ONE },
  { 'O', "Kievtransmost JSC", "Kyivtransmost, PJSC", ONE }, { 'O', "Norwegian Institute for Tarnology", "Norway Institute of Tarnology", ONE },
  { 'O', "Tarnok Vellamo Holdings S.A. de C.V.", "Tarnok-Vellamo Holding", ONE }, { 'O', "Lashkar-e-Tarnoka", "Lashkar e Tarnoqa", ONE },
  { 'O', "Vellamo", "Vellamo Computer", OPEN }, { 'O', "Kestrelio Group", "Kestrelio Airlines", APART },
  { 'O', "Liberal Party", "Liberal Democratic Party", APART }, { 'O', "14th Brigade", "15th Brigade", APART },
  { 'O', "Ministry of Foreign Affairs", "Ministry of Internal Affairs", APART }, { 'O', "University of Michigan", "Michigan State University", APART },
  { 'O', "Central Bank of Kenya", "National Bank of Kenya", APART }, { 'O', "Bank of China", "China Airlines", APART },
  { 'O', "Institute for Peace", "Institute for War", APART }, { 'O', "Manchester United", "Manchester City", APART },
  { 'O', "Vellamo Norway", "Vellamo Sweden", APART }, { 'O', "Supreme Court of Ghana", "Supreme Court of Kenya", APART },
  { 'O', "Republican Party", "Democratic Party", APART }, { 'O', "Police of Lagos", "Police of Abuja", APART },
  /* places */
  { 'L', "Mt. Vellamo", "Mount Vellamo", ONE }, { 'L', "St. Tarnok", "Saint Tarnok", ONE }, { 'L', "Ft. Harrow", "Fort Harrow", ONE },
  { 'L', "T\xc3\xbcrkiye", "Turkey", ONE }, { 'L', "United States", "U.S.", ONE }, { 'L', "Britain", "United Kingdom", ONE },
  { 'L', "North Korea", "South Korea", APART }, { 'L', "Niger", "Nigeria", APART }, { 'L', "Austria", "Australia", APART },
  { 'L', "Vellamo", "Vellamo County", APART }, { 'L', "Iran", "Iraq", APART }, { 'L', "Sudan", "South Sudan", APART },
  { 'L', "Slovakia", "Slovenia", APART }, { 'L', "Mount Vellamo", "Lake Vellamo", APART },
};

static ncorp_name name_of(char type, const char *text, const char *country)
{
  ncorp_name n = { .struct_size = sizeof n, .type = type == 'P' ? NCORP_PER : type == 'O' ? NCORP_ORG : NCORP_LOC, .name = { text, strlen(text) } };
  if (country) n.country = (ncorp_str){ country, strlen(country) };
  return n;
}

static ncorp_name_match match(const ncorp_name *a, const ncorp_name *b)
{
  ncorp_name_match there, back;
  assert_int_equal(ncorp_name_compare(a, b, &there, NULL), NCORP_OK);
  assert_int_equal(ncorp_name_compare(b, a, &back, NULL), NCORP_OK);
  assert_int_equal(there.score, back.score);
  assert_int_equal(there.veto, back.veto);
  assert_int_equal(there.open, back.open);
  return there;
}

static wanted verdict(const ncorp_name_match *m)
{
  assert_true(m->verdict != NCORP_NAMES_ONE || (m->score >= 500 && !m->veto && !m->open));
  return m->verdict == NCORP_NAMES_ONE ? ONE : m->verdict == NCORP_NAMES_OPEN ? OPEN : APART;
}

static bool share_a_key(const ncorp_name *a, const ncorp_name *b)
{
  uint64_t x[NCORP_NAME_KEYS_MAX], y[NCORP_NAME_KEYS_MAX];
  uint32_t m, n;
  assert_int_equal(ncorp_name_keys(a, x, &m, NULL), NCORP_OK);
  assert_int_equal(ncorp_name_keys(b, y, &n, NULL), NCORP_OK);
  for (uint32_t i = 0; i < m; i++)
    for (uint32_t k = 0; k < n; k++)
      if (x[i] == y[k]) return true;
  return false;
}

static void pairs(void **state)
{
  static const char *const words[] = { "one", "open", "apart" };
  int bad = 0;
  (void)state;
  for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
    ncorp_name a = name_of(PAIRS[i].type, PAIRS[i].a, NULL), b = name_of(PAIRS[i].type, PAIRS[i].b, NULL);
    ncorp_name_match m = match(&a, &b);
    if (verdict(&m) != PAIRS[i].what) {
      print_error("%s / %s: wanted %s, got %s (%d, %s)\n", PAIRS[i].a, PAIRS[i].b, words[PAIRS[i].what], words[verdict(&m)], (int)m.score, m.reason_count ? m.reasons[0] : "");
      bad++;
    } else if (PAIRS[i].what != APART && !share_a_key(&a, &b)) {
      print_error("%s / %s: no key\n", PAIRS[i].a, PAIRS[i].b);
      bad++;
    }
  }
  assert_int_equal(bad, 0);
}

static void what_else_is_known_counts(void **state)
{
  (void)state;
  ncorp_name a = name_of('L', "Georgia", "GEO"), b = name_of('L', "Georgia", "USA");
  ncorp_name_match m = match(&a, &b);
  assert_true(m.veto);
  assert_string_equal(m.reasons[m.reason_count - 1], "other-country");
  ncorp_name c = name_of('O', "Ministry of Health", "KEN"), d = name_of('O', "Ministry of Health", "PER");
  m = match(&c, &d);
  assert_true(m.veto);
  ncorp_name e = name_of('P', "Olena Kovalenko", NULL);
  m = match(&e, &e);
  assert_int_equal(m.score, 1000);
  assert_string_equal(m.reasons[0], "same-name");
}

static void misuse(void **state)
{
  uint64_t keys[NCORP_NAME_KEYS_MAX];
  uint32_t count = 7;
  ncorp_name_match m;
  ncorp_name empty = name_of('P', "", NULL), good = name_of('P', "Ana Ilic", NULL), broken = name_of('P', "\xff", NULL), kind = good;
  (void)state;
  kind.type = (ncorp_entity_type)9;
  assert_int_equal(ncorp_name_keys(NULL, keys, &count, NULL), NCORP_ERR_ARG);
  assert_int_equal(count, 0);
  assert_int_equal(ncorp_name_keys(&good, NULL, &count, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_name_keys(&empty, keys, &count, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_name_compare(&good, &broken, &m, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_name_compare(&good, &kind, &m, NULL), NCORP_ERR_ARG);
  assert_int_equal(ncorp_name_compare(&good, &good, NULL, NULL), NCORP_ERR_ARG);
}

int main(void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test(pairs), cmocka_unit_test(what_else_is_known_counts), cmocka_unit_test(misuse) };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
