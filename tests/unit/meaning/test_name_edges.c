/* What names take in and leave out, once it is known where they are. */
#include "unit/meaning/names_sample.h"

static const struct { const char *text, *name; ncorp_entity_type type; } FOUND[] = {
  { "The White House declined to comment.", "White House", NCORP_ORG },
  { "They met in The Hague on Sunday.", "The Hague", NCORP_LOC },
  { "The Northern Herring Council met.", "Northern Herring Council", NCORP_ORG },
  { "Ambassador to Japan Niall Byrne agreed.", "Niall Byrne", NCORP_PER },
  { "Ambassador to Japan Niall Byrne agreed.", "Japan", NCORP_LOC },
  { "It was Moon Jae-in who said so.", "Moon Jae-in", NCORP_PER },
  { "hi, i am from mexico and my wife is from san francisco.", "mexico", NCORP_LOC },
  { "hi, i am from mexico and my wife is from san francisco.", "san francisco", NCORP_LOC },
  { "The World Health Organization (WHO) recommends it.", "WHO", NCORP_ORG },
  { "Mr. King met reporters.", "King", NCORP_PER },
};

static const struct { const char *text, *name; } LEFT_OUT[] = {
  { "The President spoke to reporters.", "President" },
  { "Madam Speaker, the House has failed.", "Speaker" },
  { "They asked the King of Norway.", "King" },
  { "the turkey was cold in may.", "turkey" },
  { "he went to the orange shop.", "orange" },
  { "Mr. Chief Justice, we agree.", "Justice" },
};

static void found(void **state)
{
  (void)state;
  int bad = 0;
  for (size_t i = 0; i < sizeof FOUND / sizeof *FOUND; i++)
    for (int model = 0; model <= (have_model() ? 1 : 0); model++) {
      sample s;
      names_open(&s, FOUND[i].text, model);
      uint32_t m = mention_of(&s, FOUND[i].name, 0);
      if (m == NCORP_NONE || s.doc.data.mentions[m].type != FOUND[i].type)
        print_error("%s\n  \"%s\" %s\n", FOUND[i].text, FOUND[i].name, m == NCORP_NONE ? "is not found" : "has another type"), bad++;
      sample_close(&s);
    }
  assert_int_equal(bad, 0);
}

static void left_out(void **state)
{
  (void)state;
  int bad = 0;
  for (size_t i = 0; i < sizeof LEFT_OUT / sizeof *LEFT_OUT; i++)
    for (int model = 0; model <= (have_model() ? 1 : 0); model++) {
      sample s;
      names_open(&s, LEFT_OUT[i].text, model);
      if (mention_of(&s, LEFT_OUT[i].name, 0) != NCORP_NONE) print_error("%s\n  \"%s\" is a name\n", LEFT_OUT[i].text, LEFT_OUT[i].name), bad++;
      sample_close(&s);
    }
  assert_int_equal(bad, 0);
}

/* Marbles is a person wherever it stands: one string, one type. */
static void one_type(void **state)
{
  (void)state;
  sample s;
  names_open(&s, "Ana Zelnik came. Zelnik left. They trust Zelnik. The Zelnik plan failed. Reporters saw Zelnik.", false);
  for (uint32_t m = 0; m < s.doc.data.mention_count; m++)
    if (nci_str_eq(mention_text(&s, m), NCI_STR("Zelnik"))) assert_int_equal(s.doc.data.mentions[m].type, NCORP_PER);
  sample_close(&s);
}

int main(void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test(found), cmocka_unit_test(left_out), cmocka_unit_test(one_type) };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
