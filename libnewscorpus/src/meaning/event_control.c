/* What a verb that governs the act makes of it: "agreed to meet" is an agreement, "refused to" a rejection. */
#include "meaning/event_coder.h"

#include "base/str.h"

static ncorp_str mode_of_act(ncorp_event_type type)
{
  switch (type) {
  case NCORP_CONSULT: return NCI_STR("meet");
  case NCORP_AID: case NCORP_COOPERATE: case NCORP_SUPPORT: return NCI_STR("assist");
  case NCORP_CONCEDE: case NCORP_RETREAT: return NCI_STR("yield");
  case NCORP_ASSAULT: return NCI_STR("violence");
  case NCORP_SANCTION: case NCORP_COERCE: return NCI_STR("restrict");
  default: return NCI_STR("change");
  }
}

static void turn_into(nci_happening *h, ncorp_event_type type, ncorp_str cameo, uint32_t by)
{
  h->from.type = by;
  h->mode = mode_of_act(h->type);
  h->type = type;
  h->cameo = cameo;
  h->trigger.both = false;
}

static ncorp_str cameo_of_turn(ncorp_event_type act, ncorp_event_type into)
{
  if (into == NCORP_AGREE)
    return act == NCORP_CONSULT ? NCI_STR("036") : act == NCORP_AID ? NCI_STR("033") : act == NCORP_RETREAT || act == NCORP_CONCEDE ? NCI_STR("035") : NCI_STR("030");
  if (into == NCORP_REJECT)
    return act == NCORP_CONSULT ? NCI_STR("125") : act == NCORP_AID || act == NCORP_COOPERATE ? NCI_STR("121")
         : act == NCORP_RETREAT || act == NCORP_CONCEDE ? NCI_STR("124") : NCI_STR("120");
  return act == NCORP_ASSAULT ? NCI_STR("138") : act == NCORP_SANCTION || act == NCORP_COERCE ? NCI_STR("131") : NCI_STR("130");
}

/* What a governing verb or a refusal makes of the act. False: there is no event. */
bool nci_apply_control(nci_happening *h, const nci_clause *g)
{
  if (nci_is_beyond(h->type)) return nci_beyond_control(h, g);
  ncorp_event_type act = h->type;
  bool friendly = nci_is_cooperative(act);
  switch (g->control) {
  case NCI_CONTROL_NONE:
  case NCI_CONTROL_SUCCEED:
    break;
  case NCI_CONTROL_AGREE:
  case NCI_CONTROL_PLEDGE:
    if (g->negated || g->status == NCORP_HYPOTHETICAL) {
      if (friendly && g->negated) turn_into(h, NCORP_REJECT, cameo_of_turn(act, NCORP_REJECT), g->negated_by);
      return friendly;
    }
    if (friendly && act != NCORP_AGREE) turn_into(h, NCORP_AGREE, cameo_of_turn(act, NCORP_AGREE), g->governor);
    else if (act == NCORP_ASSAULT || act == NCORP_COERCE || act == NCORP_SANCTION) turn_into(h, NCORP_THREATEN, cameo_of_turn(act, NCORP_THREATEN), g->governor);
    else nci_set_status(h, NCORP_PLANNED, g->governor);
    return true;
  case NCI_CONTROL_REFUSE:
    if (friendly && !g->negated) turn_into(h, NCORP_REJECT, cameo_of_turn(act, NCORP_REJECT), g->governor);
    else nci_set_status(h, NCORP_NEGATED, g->governor);
    return true;
  case NCI_CONTROL_THREATEN:
    if (act == NCORP_CONSULT || act == NCORP_SUPPORT || act == NCORP_AID) return false;
    turn_into(h, NCORP_THREATEN, cameo_of_turn(act, NCORP_THREATEN), g->governor);
    return true;
  case NCI_CONTROL_PLAN:
    nci_set_status(h, g->negated ? NCORP_NEGATED : NCORP_PLANNED, g->negated ? g->negated_by : g->governor);
    return true;
  case NCI_CONTROL_TRY:
    nci_set_status(h, NCORP_HYPOTHETICAL, g->governor);
    return true;
  case NCI_CONTROL_FAIL:
  case NCI_CONTROL_END:
    nci_set_status(h, NCORP_NEGATED, g->governor);
    return true;
  case NCI_CONTROL_DENY:
    nci_set_status(h, NCORP_DENIED, g->governor);
    return true;
  case NCI_CONTROL_ASK:
  case NCI_CONTROL_LET:
  case NCI_CONTROL_ACCUSE:
    return false;
  }
  if (g->negated) {
    nci_set_status(h, NCORP_NEGATED, g->negated_by);
    bool yields = act == NCORP_CONCEDE || act == NCORP_RETREAT || act == NCORP_AID || act == NCORP_COOPERATE || act == NCORP_SUPPORT ||
                  act == NCORP_AGREE || act == NCORP_CONSULT;
    if (g->future && yields) {
      turn_into(h, NCORP_REJECT, cameo_of_turn(act, NCORP_REJECT), g->negated_by);
      nci_set_status(h, NCORP_OCCURRED, NCORP_NONE);
    }
  }
  return true;
}
