/* Articles with events of PLOVER's types and of types beyond them side by side. */
#ifndef TESTS_MEANING_BEYOND_SENTENCES_H
#define TESTS_MEANING_BEYOND_SENTENCES_H

static const char *const BEYOND_SENTENCES[] = {
  "Gunmen killed nine soldiers near Gao on Monday. A bus crashed near Gao on Monday, and four people died.\n",
  "Kenya sent tents and food to Malawi after floods killed 40 people in Malawi. Malawi thanked Kenya on Friday.\n",
  "A court in Cairo sentenced three activists to ten years in prison. Amnesty International condemned the verdict on Tuesday.\n",
  "Poland expelled a Belarusian diplomat on Monday. Donald Tusk announced the expulsion in Warsaw.\n",
  "Police arrested 14 protesters in Lagos after the presidential election. Nigeria held the election on Saturday.\n",
  "An explosion killed three people in Kabul. The Taliban blamed the Islamic State for the attack in a statement.\n",
  "Emmanuel Macron met Friedrich Merz in Berlin on Monday. The two leaders issued a joint statement.\n",
  "Typhoon Odette killed nine people in Vietnam and destroyed hundreds of homes. Japan pledged aid to Vietnam.\n",
  "The president of Peru died on Sunday. Chile and Peru signed a treaty in Lima in April.\n",
  "Rebels shot down a helicopter in Mali. The helicopter crashed near Kidal, killing six soldiers.\n",
};

#endif
