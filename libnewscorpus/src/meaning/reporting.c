/* The verbs that report speech, in all their forms, by first letter. */
#include "meaning/reporting.h"
#include "base/str.h"

typedef struct verb {
  const char *text;
  uint8_t size, kind, form;
} verb;

#define VERB(spelling, kind, form) { spelling, sizeof(spelling) - 1, NCI_REPORT_##kind, NCI_REPORT_##form }

static const verb verbs_a[] = {
  VERB("accuse", ACT, BASE), VERB("accused", ACT, PAST), VERB("accuses", ACT, PRESENT),
  VERB("accusing", ACT, PARTICIPLE), VERB("acknowledge", CLAUSE, BASE), VERB("acknowledged", CLAUSE, PAST),
  VERB("acknowledges", CLAUSE, PRESENT), VERB("acknowledging", CLAUSE, PARTICIPLE), VERB("add", CLAUSE, BASE),
  VERB("added", CLAUSE, PAST), VERB("adding", CLAUSE, PARTICIPLE), VERB("address", ACT, BASE),
  VERB("addressed", ACT, PAST), VERB("addresses", ACT, PRESENT), VERB("addressing", ACT, PARTICIPLE),
  VERB("adds", CLAUSE, PRESENT), VERB("admit", CLAUSE, BASE), VERB("admits", CLAUSE, PRESENT),
  VERB("admitted", CLAUSE, PAST), VERB("admitting", CLAUSE, PARTICIPLE), VERB("agree", CLAUSE, BASE),
  VERB("agreed", CLAUSE, PAST), VERB("agreeing", CLAUSE, PARTICIPLE), VERB("agrees", CLAUSE, PRESENT),
  VERB("allege", CLAUSE, BASE), VERB("alleged", CLAUSE, PAST), VERB("alleges", CLAUSE, PRESENT),
  VERB("alleging", CLAUSE, PARTICIPLE), VERB("announce", CLAUSE, BASE), VERB("announced", CLAUSE, PAST),
  VERB("announces", CLAUSE, PRESENT), VERB("announcing", CLAUSE, PARTICIPLE), VERB("answer", CLAUSE, BASE),
  VERB("answered", CLAUSE, PAST), VERB("answering", CLAUSE, PARTICIPLE), VERB("answers", CLAUSE, PRESENT),
  VERB("apologize", ACT, BASE), VERB("apologized", ACT, PAST), VERB("apologizes", ACT, PRESENT),
  VERB("apologizing", ACT, PARTICIPLE), VERB("applaud", ACT, BASE), VERB("applauded", ACT, PAST),
  VERB("applauding", ACT, PARTICIPLE), VERB("applauds", ACT, PRESENT), VERB("argue", CLAUSE, BASE),
  VERB("argued", CLAUSE, PAST), VERB("argues", CLAUSE, PRESENT), VERB("arguing", CLAUSE, PARTICIPLE),
  VERB("ask", CLAUSE, BASE), VERB("asked", CLAUSE, PAST), VERB("asking", CLAUSE, PARTICIPLE),
  VERB("asks", CLAUSE, PRESENT), VERB("assert", CLAUSE, BASE), VERB("asserted", CLAUSE, PAST),
  VERB("asserting", CLAUSE, PARTICIPLE), VERB("asserts", CLAUSE, PRESENT), VERB("attack", ACT, BASE),
  VERB("attacked", ACT, PAST), VERB("attacking", ACT, PARTICIPLE), VERB("attacks", ACT, PRESENT)
};
static const verb verbs_b[] = {
  VERB("blame", ACT, BASE), VERB("blamed", ACT, PAST), VERB("blames", ACT, PRESENT), VERB("blaming", ACT, PARTICIPLE),
  VERB("blast", ACT, BASE), VERB("blasted", ACT, PAST), VERB("blasting", ACT, PARTICIPLE),
  VERB("blasts", ACT, PRESENT), VERB("brand", ACT, BASE), VERB("branded", ACT, PAST),
  VERB("branding", ACT, PARTICIPLE), VERB("brands", ACT, PRESENT)
};
static const verb verbs_c[] = {
  VERB("call", ACT, BASE), VERB("called", ACT, PAST), VERB("calling", ACT, PARTICIPLE), VERB("calls", ACT, PRESENT),
  VERB("caution", CLAUSE, BASE), VERB("cautioned", CLAUSE, PAST), VERB("cautioning", CLAUSE, PARTICIPLE),
  VERB("cautions", CLAUSE, PRESENT), VERB("characterize", ACT, BASE), VERB("characterized", ACT, PAST),
  VERB("characterizes", ACT, PRESENT), VERB("characterizing", ACT, PARTICIPLE), VERB("cite", ACT, BASE),
  VERB("cited", ACT, PAST), VERB("cites", ACT, PRESENT), VERB("citing", ACT, PARTICIPLE), VERB("claim", CLAUSE, BASE),
  VERB("claimed", CLAUSE, PAST), VERB("claiming", CLAUSE, PARTICIPLE), VERB("claims", CLAUSE, PRESENT),
  VERB("clarified", CLAUSE, PAST), VERB("clarifies", CLAUSE, PRESENT), VERB("clarify", CLAUSE, BASE),
  VERB("clarifying", CLAUSE, PARTICIPLE), VERB("comment", CLAUSE, BASE), VERB("commented", CLAUSE, PAST),
  VERB("commenting", CLAUSE, PARTICIPLE), VERB("comments", CLAUSE, PRESENT), VERB("complain", CLAUSE, BASE),
  VERB("complained", CLAUSE, PAST), VERB("complaining", CLAUSE, PARTICIPLE), VERB("complains", CLAUSE, PRESENT),
  VERB("concede", CLAUSE, BASE), VERB("conceded", CLAUSE, PAST), VERB("concedes", CLAUSE, PRESENT),
  VERB("conceding", CLAUSE, PARTICIPLE), VERB("conclude", CLAUSE, BASE), VERB("concluded", CLAUSE, PAST),
  VERB("concludes", CLAUSE, PRESENT), VERB("concluding", CLAUSE, PARTICIPLE), VERB("condemn", ACT, BASE),
  VERB("condemned", ACT, PAST), VERB("condemning", ACT, PARTICIPLE), VERB("condemns", ACT, PRESENT),
  VERB("confirm", CLAUSE, BASE), VERB("confirmed", CLAUSE, PAST), VERB("confirming", CLAUSE, PARTICIPLE),
  VERB("confirms", CLAUSE, PRESENT), VERB("congratulate", ACT, BASE), VERB("congratulated", ACT, PAST),
  VERB("congratulates", ACT, PRESENT), VERB("congratulating", ACT, PARTICIPLE), VERB("contend", CLAUSE, BASE),
  VERB("contended", CLAUSE, PAST), VERB("contending", CLAUSE, PARTICIPLE), VERB("contends", CLAUSE, PRESENT),
  VERB("continue", CLAUSE, BASE), VERB("continued", CLAUSE, PAST), VERB("continues", CLAUSE, PRESENT),
  VERB("continuing", CLAUSE, PARTICIPLE), VERB("criticise", ACT, BASE), VERB("criticised", ACT, PAST),
  VERB("criticises", ACT, PRESENT), VERB("criticising", ACT, PARTICIPLE), VERB("criticize", ACT, BASE),
  VERB("criticized", ACT, PAST), VERB("criticizes", ACT, PRESENT), VERB("criticizing", ACT, PARTICIPLE)
};
static const verb verbs_d[] = {
  VERB("declare", CLAUSE, BASE), VERB("declared", CLAUSE, PAST), VERB("declares", CLAUSE, PRESENT),
  VERB("declaring", CLAUSE, PARTICIPLE), VERB("decried", ACT, PAST), VERB("decries", ACT, PRESENT),
  VERB("decry", ACT, BASE), VERB("decrying", ACT, PARTICIPLE), VERB("deem", ACT, BASE), VERB("deemed", ACT, PAST),
  VERB("deeming", ACT, PARTICIPLE), VERB("deems", ACT, PRESENT), VERB("demand", ACT, BASE),
  VERB("demanded", ACT, PAST), VERB("demanding", ACT, PARTICIPLE), VERB("demands", ACT, PRESENT),
  VERB("denied", CLAUSE, PAST), VERB("denies", CLAUSE, PRESENT), VERB("denounce", ACT, BASE),
  VERB("denounced", ACT, PAST), VERB("denounces", ACT, PRESENT), VERB("denouncing", ACT, PARTICIPLE),
  VERB("deny", CLAUSE, BASE), VERB("denying", CLAUSE, PARTICIPLE), VERB("deride", ACT, BASE),
  VERB("derided", ACT, PAST), VERB("derides", ACT, PRESENT), VERB("deriding", ACT, PARTICIPLE),
  VERB("describe", ACT, BASE), VERB("described", ACT, PAST), VERB("describes", ACT, PRESENT),
  VERB("describing", ACT, PARTICIPLE), VERB("detail", ACT, BASE), VERB("detailed", ACT, PAST),
  VERB("detailing", ACT, PARTICIPLE), VERB("details", ACT, PRESENT), VERB("disclose", CLAUSE, BASE),
  VERB("disclosed", CLAUSE, PAST), VERB("discloses", CLAUSE, PRESENT), VERB("disclosing", CLAUSE, PARTICIPLE),
  VERB("dismiss", ACT, BASE), VERB("dismissed", ACT, PAST), VERB("dismisses", ACT, PRESENT),
  VERB("dismissing", ACT, PARTICIPLE), VERB("dub", ACT, BASE), VERB("dubbed", ACT, PAST),
  VERB("dubbing", ACT, PARTICIPLE), VERB("dubs", ACT, PRESENT)
};
static const verb verbs_e[] = {
  VERB("elaborate", CLAUSE, BASE), VERB("elaborated", CLAUSE, PAST), VERB("elaborates", CLAUSE, PRESENT),
  VERB("elaborating", CLAUSE, PARTICIPLE), VERB("emphasise", CLAUSE, BASE), VERB("emphasised", CLAUSE, PAST),
  VERB("emphasises", CLAUSE, PRESENT), VERB("emphasising", CLAUSE, PARTICIPLE), VERB("emphasize", CLAUSE, BASE),
  VERB("emphasized", CLAUSE, PAST), VERB("emphasizes", CLAUSE, PRESENT), VERB("emphasizing", CLAUSE, PARTICIPLE),
  VERB("estimate", CLAUSE, BASE), VERB("estimated", CLAUSE, PAST), VERB("estimates", CLAUSE, PRESENT),
  VERB("estimating", CLAUSE, PARTICIPLE), VERB("exclaim", CLAUSE, BASE), VERB("exclaimed", CLAUSE, PAST),
  VERB("exclaiming", CLAUSE, PARTICIPLE), VERB("exclaims", CLAUSE, PRESENT), VERB("explain", CLAUSE, BASE),
  VERB("explained", CLAUSE, PAST), VERB("explaining", CLAUSE, PARTICIPLE), VERB("explains", CLAUSE, PRESENT),
  VERB("express", ACT, BASE), VERB("expressed", ACT, PAST), VERB("expresses", ACT, PRESENT),
  VERB("expressing", ACT, PARTICIPLE)
};
static const verb verbs_h[] = {
  VERB("hail", ACT, BASE), VERB("hailed", ACT, PAST), VERB("hailing", ACT, PARTICIPLE), VERB("hails", ACT, PRESENT),
  VERB("hope", ACT, BASE), VERB("hoped", ACT, PAST), VERB("hopes", ACT, PRESENT), VERB("hoping", ACT, PARTICIPLE)
};
static const verb verbs_i[] = {
  VERB("indicate", CLAUSE, BASE), VERB("indicated", CLAUSE, PAST), VERB("indicates", CLAUSE, PRESENT),
  VERB("indicating", CLAUSE, PARTICIPLE), VERB("inform", CLAUSE, BASE), VERB("informed", CLAUSE, PAST),
  VERB("informing", CLAUSE, PARTICIPLE), VERB("informs", CLAUSE, PRESENT), VERB("insist", CLAUSE, BASE),
  VERB("insisted", CLAUSE, PAST), VERB("insisting", CLAUSE, PARTICIPLE), VERB("insists", CLAUSE, PRESENT),
  VERB("interject", CLAUSE, BASE), VERB("interjected", CLAUSE, PAST), VERB("interjecting", CLAUSE, PARTICIPLE),
  VERB("interjects", CLAUSE, PRESENT)
};
static const verb verbs_j[] = {
  VERB("joke", CLAUSE, BASE), VERB("joked", CLAUSE, PAST), VERB("jokes", CLAUSE, PRESENT),
  VERB("joking", CLAUSE, PARTICIPLE)
};
static const verb verbs_l[] = {
  VERB("label", ACT, BASE), VERB("labeled", ACT, PAST), VERB("labeling", ACT, PARTICIPLE),
  VERB("labelled", ACT, PAST), VERB("labelling", ACT, PARTICIPLE), VERB("labels", ACT, PRESENT),
  VERB("lament", ACT, BASE), VERB("lamented", ACT, PAST), VERB("lamenting", ACT, PARTICIPLE),
  VERB("laments", ACT, PRESENT), VERB("liken", ACT, BASE), VERB("likened", ACT, PAST),
  VERB("likening", ACT, PARTICIPLE), VERB("likens", ACT, PRESENT)
};
static const verb verbs_m[] = {
  VERB("maintain", CLAUSE, BASE), VERB("maintained", CLAUSE, PAST), VERB("maintaining", CLAUSE, PARTICIPLE),
  VERB("maintains", CLAUSE, PRESENT), VERB("mention", CLAUSE, BASE), VERB("mentioned", CLAUSE, PAST),
  VERB("mentioning", CLAUSE, PARTICIPLE), VERB("mentions", CLAUSE, PRESENT), VERB("mock", ACT, BASE),
  VERB("mocked", ACT, PAST), VERB("mocking", ACT, PARTICIPLE), VERB("mocks", ACT, PRESENT)
};
static const verb verbs_n[] = {
  VERB("note", CLAUSE, BASE), VERB("noted", CLAUSE, PAST), VERB("notes", CLAUSE, PRESENT),
  VERB("noting", CLAUSE, PARTICIPLE)
};
static const verb verbs_o[] = {
  VERB("observe", CLAUSE, BASE), VERB("observed", CLAUSE, PAST), VERB("observes", CLAUSE, PRESENT),
  VERB("observing", CLAUSE, PARTICIPLE), VERB("outline", ACT, BASE), VERB("outlined", ACT, PAST),
  VERB("outlines", ACT, PRESENT), VERB("outlining", ACT, PARTICIPLE)
};
static const verb verbs_p[] = {
  VERB("pledge", CLAUSE, BASE), VERB("pledged", CLAUSE, PAST), VERB("pledges", CLAUSE, PRESENT),
  VERB("pledging", CLAUSE, PARTICIPLE), VERB("point", CLAUSE, BASE), VERB("pointed", CLAUSE, PAST),
  VERB("pointing", CLAUSE, PARTICIPLE), VERB("points", CLAUSE, PRESENT), VERB("post", CLAUSE, BASE),
  VERB("posted", CLAUSE, PAST), VERB("posting", CLAUSE, PARTICIPLE), VERB("posts", CLAUSE, PRESENT),
  VERB("praise", ACT, BASE), VERB("praised", ACT, PAST), VERB("praises", ACT, PRESENT),
  VERB("praising", ACT, PARTICIPLE), VERB("predict", CLAUSE, BASE), VERB("predicted", CLAUSE, PAST),
  VERB("predicting", CLAUSE, PARTICIPLE), VERB("predicts", CLAUSE, PRESENT), VERB("proclaim", CLAUSE, BASE),
  VERB("proclaimed", CLAUSE, PAST), VERB("proclaiming", CLAUSE, PARTICIPLE), VERB("proclaims", CLAUSE, PRESENT),
  VERB("promise", CLAUSE, BASE), VERB("promised", CLAUSE, PAST), VERB("promises", CLAUSE, PRESENT),
  VERB("promising", CLAUSE, PARTICIPLE), VERB("propose", CLAUSE, BASE), VERB("proposed", CLAUSE, PAST),
  VERB("proposes", CLAUSE, PRESENT), VERB("proposing", CLAUSE, PARTICIPLE)
};
static const verb verbs_q[] = {
  VERB("quip", CLAUSE, BASE), VERB("quipped", CLAUSE, PAST), VERB("quipping", CLAUSE, PARTICIPLE),
  VERB("quips", CLAUSE, PRESENT)
};
static const verb verbs_r[] = {
  VERB("reaffirm", CLAUSE, BASE), VERB("reaffirmed", CLAUSE, PAST), VERB("reaffirming", CLAUSE, PARTICIPLE),
  VERB("reaffirms", CLAUSE, PRESENT), VERB("recall", CLAUSE, BASE), VERB("recalled", CLAUSE, PAST),
  VERB("recalling", CLAUSE, PARTICIPLE), VERB("recalls", CLAUSE, PRESENT), VERB("recount", CLAUSE, BASE),
  VERB("recounted", CLAUSE, PAST), VERB("recounting", CLAUSE, PARTICIPLE), VERB("recounts", CLAUSE, PRESENT),
  VERB("refer", ACT, BASE), VERB("referred", ACT, PAST), VERB("referring", ACT, PARTICIPLE),
  VERB("refers", ACT, PRESENT), VERB("reiterate", CLAUSE, BASE), VERB("reiterated", CLAUSE, PAST),
  VERB("reiterates", CLAUSE, PRESENT), VERB("reiterating", CLAUSE, PARTICIPLE), VERB("reject", ACT, BASE),
  VERB("rejected", ACT, PAST), VERB("rejecting", ACT, PARTICIPLE), VERB("rejects", ACT, PRESENT),
  VERB("remark", CLAUSE, BASE), VERB("remarked", CLAUSE, PAST), VERB("remarking", CLAUSE, PARTICIPLE),
  VERB("remarks", CLAUSE, PRESENT), VERB("repeat", CLAUSE, BASE), VERB("repeated", CLAUSE, PAST),
  VERB("repeating", CLAUSE, PARTICIPLE), VERB("repeats", CLAUSE, PRESENT), VERB("replied", CLAUSE, PAST),
  VERB("replies", CLAUSE, PRESENT), VERB("reply", CLAUSE, BASE), VERB("replying", CLAUSE, PARTICIPLE),
  VERB("report", CLAUSE, BASE), VERB("reported", CLAUSE, PAST), VERB("reporting", CLAUSE, PARTICIPLE),
  VERB("reports", CLAUSE, PRESENT), VERB("respond", CLAUSE, BASE), VERB("responded", CLAUSE, PAST),
  VERB("responding", CLAUSE, PARTICIPLE), VERB("responds", CLAUSE, PRESENT), VERB("reveal", CLAUSE, BASE),
  VERB("revealed", CLAUSE, PAST), VERB("revealing", CLAUSE, PARTICIPLE), VERB("reveals", CLAUSE, PRESENT),
  VERB("rule", CLAUSE, BASE), VERB("ruled", CLAUSE, PAST), VERB("rules", CLAUSE, PRESENT),
  VERB("ruling", CLAUSE, PARTICIPLE)
};
static const verb verbs_s[] = {
  VERB("said", CLAUSE, PAST), VERB("say", CLAUSE, BASE), VERB("saying", CLAUSE, PARTICIPLE),
  VERB("says", CLAUSE, PRESENT), VERB("shout", CLAUSE, BASE), VERB("shouted", CLAUSE, PAST),
  VERB("shouting", CLAUSE, PARTICIPLE), VERB("shouts", CLAUSE, PRESENT), VERB("signal", CLAUSE, BASE),
  VERB("signaled", CLAUSE, PAST), VERB("signaling", CLAUSE, PARTICIPLE), VERB("signals", CLAUSE, PRESENT),
  VERB("slam", ACT, BASE), VERB("slammed", ACT, PAST), VERB("slamming", ACT, PARTICIPLE), VERB("slams", ACT, PRESENT),
  VERB("speak", ACT, BASE), VERB("speaking", ACT, PARTICIPLE), VERB("speaks", ACT, PRESENT), VERB("spoke", ACT, PAST),
  VERB("state", CLAUSE, BASE), VERB("stated", CLAUSE, PAST), VERB("states", CLAUSE, PRESENT),
  VERB("stating", CLAUSE, PARTICIPLE), VERB("stress", CLAUSE, BASE), VERB("stressed", CLAUSE, PAST),
  VERB("stresses", CLAUSE, PRESENT), VERB("stressing", CLAUSE, PARTICIPLE), VERB("suggest", CLAUSE, BASE),
  VERB("suggested", CLAUSE, PAST), VERB("suggesting", CLAUSE, PARTICIPLE), VERB("suggests", CLAUSE, PRESENT)
};
static const verb verbs_t[] = {
  VERB("tell", CLAUSE, BASE), VERB("telling", CLAUSE, PARTICIPLE), VERB("tells", CLAUSE, PRESENT),
  VERB("testified", CLAUSE, PAST), VERB("testifies", CLAUSE, PRESENT), VERB("testify", CLAUSE, BASE),
  VERB("testifying", CLAUSE, PARTICIPLE), VERB("thank", ACT, BASE), VERB("thanked", ACT, PAST),
  VERB("thanking", ACT, PARTICIPLE), VERB("thanks", ACT, PRESENT), VERB("told", CLAUSE, PAST),
  VERB("tweet", CLAUSE, BASE), VERB("tweeted", CLAUSE, PAST), VERB("tweeting", CLAUSE, PARTICIPLE),
  VERB("tweets", CLAUSE, PRESENT)
};
static const verb verbs_u[] = {
  VERB("underline", CLAUSE, BASE), VERB("underlined", CLAUSE, PAST), VERB("underlines", CLAUSE, PRESENT),
  VERB("underlining", CLAUSE, PARTICIPLE), VERB("underscore", CLAUSE, BASE), VERB("underscored", CLAUSE, PAST),
  VERB("underscores", CLAUSE, PRESENT), VERB("underscoring", CLAUSE, PARTICIPLE), VERB("urge", ACT, BASE),
  VERB("urged", ACT, PAST), VERB("urges", ACT, PRESENT), VERB("urging", ACT, PARTICIPLE)
};
static const verb verbs_v[] = {
  VERB("voice", ACT, BASE), VERB("voiced", ACT, PAST), VERB("voices", ACT, PRESENT), VERB("voicing", ACT, PARTICIPLE),
  VERB("vow", CLAUSE, BASE), VERB("vowed", CLAUSE, PAST), VERB("vowing", CLAUSE, PARTICIPLE),
  VERB("vows", CLAUSE, PRESENT)
};
static const verb verbs_w[] = {
  VERB("warn", CLAUSE, BASE), VERB("warned", CLAUSE, PAST), VERB("warning", CLAUSE, PARTICIPLE),
  VERB("warns", CLAUSE, PRESENT), VERB("welcome", ACT, BASE), VERB("welcomed", ACT, PAST),
  VERB("welcomes", ACT, PRESENT), VERB("welcoming", ACT, PARTICIPLE), VERB("whisper", CLAUSE, BASE),
  VERB("whispered", CLAUSE, PAST), VERB("whispering", CLAUSE, PARTICIPLE), VERB("whispers", CLAUSE, PRESENT),
  VERB("write", CLAUSE, BASE), VERB("writes", CLAUSE, PRESENT), VERB("writing", CLAUSE, PARTICIPLE),
  VERB("wrote", CLAUSE, PAST)
};

#define GROUP(letter) { verbs_##letter, sizeof verbs_##letter / sizeof *verbs_##letter }

static const struct {
  const verb *verbs;
  size_t count;
} groups[26] = {
  GROUP(a), GROUP(b), GROUP(c), GROUP(d), GROUP(e), { NULL, 0 }, { NULL, 0 }, GROUP(h),
  GROUP(i), GROUP(j), { NULL, 0 }, GROUP(l), GROUP(m), GROUP(n), GROUP(o), GROUP(p),
  GROUP(q), GROUP(r), GROUP(s), GROUP(t), GROUP(u), GROUP(v), GROUP(w), { NULL, 0 },
  { NULL, 0 }, { NULL, 0 }
};

bool nci_reporting_find(ncorp_str text, nci_reporting *out)
{
  if (text.size < 3 || text.size > 14 || !nci_is_alpha(text.data[0])) return false;
  char lower[16] = { 0 };
  for (size_t i = 0; i < text.size; i++) lower[i] = nci_to_lower(text.data[i]);
  unsigned letter = (unsigned)(lower[0] - 'a');
  if (letter > 25) return false;
  for (size_t i = 0; i < groups[letter].count; i++) {
    const verb *v = &groups[letter].verbs[i];
    if (v->size == text.size && v->text[1] == lower[1] && memcmp(v->text, lower, text.size) == 0) {
      *out = (nci_reporting){ (nci_reporting_kind)v->kind, (nci_reporting_form)v->form };
      return true;
    }
  }
  return false;
}
