/* Letters of other scripts in Latin ones, word by word: Cyrillic, Greek, Arabic, Hebrew, Hangul, kana, and the Chinese characters that
 * names have most. What a script does not write, the short vowels of Arabic and Hebrew, is left to the comparison of keys. */
#include "text/translit.h"
#include "base/str.h"
#include "text/utf8.h"

/* Cyrillic from U+0430 on, in the order of the block; "" drops the letter. */
static const char *const cyrillic[] = {
  "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p",
  "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "iu", "ia",
  "e", "e", "dj", "g", "e", "dz", "i", "i", "j", "lj", "nj", "c", "k", "i", "u", "dz"
};

/* Greek from U+03B1 on. */
static const char *const greek[] = {
  "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p",
  "r", "s", "s", "t", "y", "f", "ch", "ps", "o"
};

/* Arabic from U+0621 on; w and y are vowels inside words. */
static const char *const arabic[] = {
  "", "a", "a", "u", "a", "i", "a", "b", "a", "t", "th", "j", "h", "kh", "d", "d", "r", "z", "s", "sh", "s", "d", "t", "z", "", "gh",
  "", "", "", "", "", "", "f", "q", "k", "l", "m", "n", "h", "w", "a", "y"
};

/* Hebrew from U+05D0 on. */
static const char *const hebrew[] = {
  "a", "b", "g", "d", "h", "v", "z", "h", "t", "y", "k", "k", "l", "m", "m", "n", "n", "s", "", "f", "p", "ts", "ts", "k", "r", "sh", "t"
};

/* Hangul as its decomposition has it: initial consonants from U+1100, vowels from U+1161, final consonants from U+11A8 on. */
static const char *const initials[] = { "k", "k", "n", "d", "t", "r", "m", "b", "p", "s", "s", "", "j", "j", "ch", "k", "t", "p", "h" };
static const char *const vowels[] = { "a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "u", "ui", "i" };
static const char *const finals[] = { "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "" };

/* Hiragana from U+3041 on; katakana stands in the same order from U+30A1 on. */
static const char *const kana[] = {
  "a", "a", "i", "i", "u", "u", "e", "e", "o", "o", "ka", "ga", "ki", "gi", "ku", "gu", "ke", "ge", "ko", "go", "sa", "za", "shi", "ji", "su", "zu",
  "se", "ze", "so", "zo", "ta", "da", "chi", "ji", "", "tsu", "zu", "te", "de", "to", "do", "na", "ni", "nu", "ne", "no", "ha", "ba", "pa", "hi", "bi",
  "pi", "fu", "bu", "pu", "he", "be", "pe", "ho", "bo", "po", "ma", "mi", "mu", "me", "mo", "ya", "ya", "yu", "yu", "yo", "yo", "ra", "ri", "ru", "re",
  "ro", "wa", "wa", "i", "e", "o", "n", "vu", "ka", "ke"
};
enum { HIRAGANA = 0x3041, KATAKANA = 0x30a1, SMALL_YA = 0x3083, SMALL_YO = 0x3087, ALEF = 0x627, WAW = 0x648, YEH = 0x64a };

/* The commonest characters of Chinese names by their readings in Mandarin, as Unicode's database of Han characters (kMandarin) has them,
 * without tones. In order. */
static const struct { uint16_t character; char reading[7]; } han[] = {
  { 0x4e00, "yi" }, { 0x4e01, "ding" }, { 0x4e03, "qi" }, { 0x4e07, "wan" }, { 0x4e09, "san" }, { 0x4e16, "shi" }, { 0x4e1a, "ye" },
  { 0x4e1c, "dong" }, { 0x4e25, "yan" }, { 0x4e2d, "zhong" }, { 0x4e39, "dan" }, { 0x4e3a, "wei" }, { 0x4e3d, "li" }, { 0x4e49, "yi" },
  { 0x4e4b, "zhi" }, { 0x4e50, "le" }, { 0x4e5d, "jiu" }, { 0x4e60, "xi" }, { 0x4e8c, "er" }, { 0x4e8e, "yu" }, { 0x4e91, "yun" },
  { 0x4e94, "wu" }, { 0x4ec1, "ren" }, { 0x4ee5, "yi" }, { 0x4ef2, "zhong" }, { 0x4efb, "ren" }, { 0x4f1a, "hui" }, { 0x4f1f, "wei" },
  { 0x4f26, "lun" }, { 0x4f2f, "bo" }, { 0x4f55, "he" }, { 0x4f59, "yu" }, { 0x4f73, "jia" }, { 0x4f9d, "yi" }, { 0x4faf, "hou" },
  { 0x4fca, "jun" }, { 0x4fe1, "xin" }, { 0x5029, "qian" }, { 0x502b, "lun" }, { 0x5049, "wei" }, { 0x5065, "jian" }, { 0x5085, "fu" },
  { 0x5091, "jie" }, { 0x5143, "yuan" }, { 0x5148, "xian" }, { 0x5149, "guang" }, { 0x514b, "ke" }, { 0x5168, "quan" }, { 0x516b, "ba" },
  { 0x516d, "liu" }, { 0x5170, "lan" }, { 0x5174, "xing" }, { 0x5176, "qi" }, { 0x519b, "jun" }, { 0x51ac, "dong" }, { 0x51af, "feng" },
  { 0x51b0, "bing" }, { 0x51e4, "feng" }, { 0x51ef, "kai" }, { 0x51f1, "kai" }, { 0x5218, "liu" }, { 0x521a, "gang" }, { 0x5229, "li" },
  { 0x525b, "gang" }, { 0x5289, "liu" }, { 0x529b, "li" }, { 0x529f, "gong" }, { 0x52c7, "yong" }, { 0x52cb, "xun" }, { 0x52dd, "sheng" },
  { 0x52f3, "xun" }, { 0x5317, "bei" }, { 0x5341, "shi" }, { 0x5343, "qian" }, { 0x5347, "sheng" }, { 0x534e, "hua" }, { 0x5357, "nan" },
  { 0x535a, "bo" }, { 0x5362, "lu" }, { 0x536b, "wei" }, { 0x53cb, "you" }, { 0x53cc, "shuang" }, { 0x53d1, "fa" }, { 0x53d4, "shu" },
  { 0x53ef, "ke" }, { 0x53f2, "shi" }, { 0x53f6, "ye" }, { 0x53f8, "si" }, { 0x5415, "lu" }, { 0x541b, "jun" }, { 0x542f, "qi" },
  { 0x5433, "wu" }, { 0x5434, "wu" }, { 0x5442, "lu" }, { 0x5468, "zhou" }, { 0x5510, "tang" }, { 0x555f, "qi" }, { 0x5584, "shan" },
  { 0x5609, "jia" }, { 0x56b4, "yan" }, { 0x56fd, "guo" }, { 0x570b, "guo" }, { 0x571f, "tu" }, { 0x575a, "jian" }, { 0x57f9, "pei" },
  { 0x5805, "jian" }, { 0x58eb, "shi" }, { 0x58fd, "shou" }, { 0x590f, "xia" }, { 0x5927, "da" }, { 0x5929, "tian" }, { 0x5947, "qi" },
  { 0x5982, "ru" }, { 0x598d, "yan" }, { 0x59da, "yao" }, { 0x59dc, "jiang" }, { 0x5a1c, "na" }, { 0x5a1f, "juan" }, { 0x5a77, "ting" },
  { 0x5b50, "zi" }, { 0x5b54, "kong" }, { 0x5b59, "sun" }, { 0x5b5d, "xiao" }, { 0x5b5f, "meng" }, { 0x5b63, "ji" }, { 0x5b66, "xue" },
  { 0x5b6b, "sun" }, { 0x5b78, "xue" }, { 0x5b81, "ning" }, { 0x5b87, "yu" }, { 0x5b89, "an" }, { 0x5b8b, "song" }, { 0x5b8f, "hong" },
  { 0x5b97, "zong" }, { 0x5b9d, "bao" }, { 0x5baa, "xian" }, { 0x5bb6, "jia" }, { 0x5bcc, "fu" }, { 0x5be7, "ning" }, { 0x5bf6, "bao" },
  { 0x5bff, "shou" }, { 0x5c0f, "xiao" }, { 0x5c11, "shao" }, { 0x5c24, "you" }, { 0x5c39, "yin" }, { 0x5c71, "shan" }, { 0x5cb3, "yue" },
  { 0x5cf0, "feng" }, { 0x5d14, "cui" }, { 0x5e05, "shuai" }, { 0x5e06, "fan" }, { 0x5e0c, "xi" }, { 0x5e1d, "di" }, { 0x5e25, "shuai" },
  { 0x5e38, "chang" }, { 0x5e73, "ping" }, { 0x5e74, "nian" }, { 0x5e84, "zhuang" }, { 0x5e86, "qing" }, { 0x5eb7, "kang" }, { 0x5ed6, "liao" },
  { 0x5ef7, "ting" }, { 0x5efa, "jian" }, { 0x5f00, "kai" }, { 0x5f18, "hong" }, { 0x5f20, "zhang" }, { 0x5f37, "qiang" }, { 0x5f3a, "qiang" },
  { 0x5f64, "tong" }, { 0x5f69, "cai" }, { 0x5f6d, "peng" }, { 0x5f90, "xu" }, { 0x5fb7, "de" }, { 0x5fc3, "xin" }, { 0x5fd7, "zhi" },
  { 0x5fe0, "zhong" }, { 0x601d, "si" }, { 0x6021, "yi" }, { 0x6069, "en" }, { 0x611b, "ai" }, { 0x6167, "hui" }, { 0x6176, "qing" },
  { 0x61b2, "xian" }, { 0x6210, "cheng" }, { 0x6234, "dai" }, { 0x6241, "bian" }, { 0x627f, "cheng" }, { 0x632f, "zhen" }, { 0x654f, "min" },
  { 0x6587, "wen" }, { 0x658c, "bin" }, { 0x65b0, "xin" }, { 0x65b9, "fang" }, { 0x65bd, "shi" }, { 0x65e5, "ri" }, { 0x65ed, "xu" },
  { 0x65fa, "wang" }, { 0x6607, "sheng" }, { 0x660c, "chang" }, { 0x660e, "ming" }, { 0x661f, "xing" }, { 0x6625, "chun" }, { 0x6653, "xiao" },
  { 0x6668, "chen" }, { 0x6676, "jing" }, { 0x667a, "zhi" }, { 0x66c9, "xiao" }, { 0x66f9, "cao" }, { 0x66fe, "zeng" }, { 0x6703, "hui" },
  { 0x6708, "yue" }, { 0x671b, "wang" }, { 0x671d, "chao" }, { 0x6728, "mu" }, { 0x6731, "zhu" }, { 0x674e, "li" }, { 0x675c, "du" },
  { 0x6768, "yang" }, { 0x6770, "jie" }, { 0x6771, "dong" }, { 0x677e, "song" }, { 0x6797, "lin" }, { 0x67cf, "bai" }, { 0x67ef, "ke" },
  { 0x6811, "shu" }, { 0x6839, "gen" }, { 0x6842, "gui" }, { 0x6881, "liang" }, { 0x6885, "mei" }, { 0x6893, "zi" }, { 0x68ee, "sen" },
  { 0x694a, "yang" }, { 0x6960, "nan" }, { 0x696d, "ye" }, { 0x69ae, "rong" }, { 0x6a02, "le" }, { 0x6a39, "shu" }, { 0x6b23, "xin" },
  { 0x6b27, "ou" }, { 0x6b50, "ou" }, { 0x6b63, "zheng" }, { 0x6b66, "wu" }, { 0x6bb5, "duan" }, { 0x6bc5, "yi" }, { 0x6bdb, "mao" },
  { 0x6c11, "min" }, { 0x6c34, "shui" }, { 0x6c38, "yong" }, { 0x6c5f, "jiang" }, { 0x6c6a, "wang" }, { 0x6c88, "shen" }, { 0x6cb3, "he" },
  { 0x6cbb, "zhi" }, { 0x6ce2, "bo" }, { 0x6cfd, "ze" }, { 0x6d01, "jie" }, { 0x6d0b, "yang" }, { 0x6d2a, "hong" }, { 0x6d69, "hao" },
  { 0x6d77, "hai" }, { 0x6d9b, "tao" }, { 0x6da6, "run" }, { 0x6db5, "han" }, { 0x6e05, "qing" }, { 0x6e29, "wen" }, { 0x6eab, "wen" },
  { 0x6f54, "jie" }, { 0x6f58, "pan" }, { 0x6f64, "run" }, { 0x6fa4, "ze" }, { 0x6fe4, "tao" }, { 0x706b, "huo" }, { 0x70b3, "bing" },
  { 0x70ba, "wei" }, { 0x718a, "xiong" }, { 0x71d5, "yan" }, { 0x7231, "ai" }, { 0x725b, "niu" }, { 0x7389, "yu" }, { 0x738b, "wang" },
  { 0x73b2, "ling" }, { 0x73cd, "zhen" }, { 0x73e0, "zhu" }, { 0x7433, "lin" }, { 0x7434, "qin" }, { 0x745e, "rui" }, { 0x7464, "yao" },
  { 0x7469, "ying" }, { 0x7476, "yao" }, { 0x7490, "lu" }, { 0x751f, "sheng" }, { 0x7530, "tian" }, { 0x754c, "jie" }, { 0x767c, "fa" },
  { 0x767d, "bai" }, { 0x767e, "bai" }, { 0x76db, "sheng" }, { 0x76e7, "lu" }, { 0x77f3, "shi" }, { 0x78ca, "lei" }, { 0x793c, "li" },
  { 0x793e, "she" }, { 0x7956, "zu" }, { 0x7965, "xiang" }, { 0x798f, "fu" }, { 0x79ae, "li" }, { 0x79c0, "xiu" }, { 0x79cb, "qiu" },
  { 0x79e6, "qin" }, { 0x7a0b, "cheng" }, { 0x7a4e, "ying" }, { 0x7acb, "li" }, { 0x7ae0, "zhang" }, { 0x7af9, "zhu" }, { 0x7bc4, "fan" },
  { 0x7d05, "hong" }, { 0x7dad, "wei" }, { 0x7e7c, "ji" }, { 0x7ea2, "hong" }, { 0x7ee7, "ji" }, { 0x7ef4, "wei" }, { 0x7f57, "luo" },
  { 0x7f85, "luo" }, { 0x7f8e, "mei" }, { 0x7fa9, "yi" }, { 0x7fd2, "xi" }, { 0x7fd4, "xiang" }, { 0x8000, "yao" }, { 0x8042, "nie" },
  { 0x8076, "nie" }, { 0x8096, "xiao" }, { 0x80dc, "sheng" }, { 0x80e1, "hu" }, { 0x8208, "xing" }, { 0x822a, "hang" }, { 0x826f, "liang" },
  { 0x8273, "yan" }, { 0x8277, "yan" }, { 0x82b3, "fang" }, { 0x82cf, "su" }, { 0x82e5, "ruo" }, { 0x82f1, "ying" }, { 0x8303, "fan" },
  { 0x8363, "rong" }, { 0x8389, "li" }, { 0x838a, "zhuang" }, { 0x838e, "sha" }, { 0x83b2, "lian" }, { 0x83b9, "ying" }, { 0x83ef, "hua" },
  { 0x83f2, "fei" }, { 0x840d, "ping" }, { 0x8427, "xiao" }, { 0x842c, "wan" }, { 0x8449, "ye" }, { 0x845b, "ge" }, { 0x8463, "dong" },
  { 0x848b, "jiang" }, { 0x84c9, "rong" }, { 0x84ee, "lian" }, { 0x8521, "cai" }, { 0x8523, "jiang" }, { 0x856d, "xiao" }, { 0x857e, "lei" },
  { 0x8587, "wei" }, { 0x859b, "xue" }, { 0x8607, "su" }, { 0x862d, "lan" }, { 0x885b, "wei" }, { 0x8881, "yuan" }, { 0x897f, "xi" },
  { 0x8a31, "xu" }, { 0x8a69, "shi" }, { 0x8a9e, "yu" }, { 0x8b1d, "xie" }, { 0x8b5a, "tan" }, { 0x8bb8, "xu" }, { 0x8bd7, "shi" },
  { 0x8bed, "yu" }, { 0x8c22, "xie" }, { 0x8c2d, "tan" }, { 0x8c6a, "hao" }, { 0x8ca1, "cai" }, { 0x8cb4, "gui" }, { 0x8cc0, "he" },
  { 0x8cc8, "jia" }, { 0x8cf4, "lai" }, { 0x8d22, "cai" }, { 0x8d35, "gui" }, { 0x8d3a, "he" }, { 0x8d3e, "jia" }, { 0x8d56, "lai" },
  { 0x8d75, "zhao" }, { 0x8d85, "chao" }, { 0x8d99, "zhao" }, { 0x8ecd, "jun" }, { 0x8ed2, "xuan" }, { 0x8f1d, "hui" }, { 0x8f69, "xuan" },
  { 0x8f89, "hui" }, { 0x8fb0, "chen" }, { 0x8fbe, "da" }, { 0x8fd1, "jin" }, { 0x8fdb, "jin" }, { 0x8fdc, "yuan" }, { 0x9032, "jin" },
  { 0x9038, "yi" }, { 0x9053, "dao" }, { 0x9054, "da" }, { 0x9060, "yuan" }, { 0x9093, "deng" }, { 0x90b1, "qiu" }, { 0x90b5, "shao" },
  { 0x90b9, "zou" }, { 0x90d1, "zheng" }, { 0x90dd, "hao" }, { 0x90ed, "guo" }, { 0x9112, "zou" }, { 0x9127, "deng" }, { 0x912d, "zheng" },
  { 0x91d1, "jin" }, { 0x9280, "yin" }, { 0x92d2, "feng" }, { 0x9322, "qian" }, { 0x9326, "jin" }, { 0x937e, "zhong" }, { 0x9418, "zhong" },
  { 0x9435, "tie" }, { 0x946b, "xin" }, { 0x949f, "zhong" }, { 0x94b1, "qian" }, { 0x94c1, "tie" }, { 0x94f6, "yin" }, { 0x950b, "feng" },
  { 0x9526, "jin" }, { 0x9577, "chang" }, { 0x957f, "chang" }, { 0x958b, "kai" }, { 0x95bb, "yan" }, { 0x95eb, "yan" }, { 0x960e, "yan" },
  { 0x9633, "yang" }, { 0x9646, "lu" }, { 0x9648, "chen" }, { 0x9673, "chen" }, { 0x9678, "lu" }, { 0x967d, "yang" }, { 0x96c5, "ya" },
  { 0x96d9, "shuang" }, { 0x96e8, "yu" }, { 0x96ea, "xue" }, { 0x96f2, "yun" }, { 0x96f7, "lei" }, { 0x971e, "xia" }, { 0x9752, "qing" },
  { 0x9759, "jing" }, { 0x975c, "jing" }, { 0x97cb, "wei" }, { 0x97d3, "han" }, { 0x97e6, "wei" }, { 0x97e9, "han" }, { 0x9867, "gu" },
  { 0x987e, "gu" }, { 0x9896, "ying" }, { 0x98db, "fei" }, { 0x98de, "fei" }, { 0x9999, "xiang" }, { 0x99ac, "ma" }, { 0x99ae, "feng" },
  { 0x9a6c, "ma" }, { 0x9ad8, "gao" }, { 0x9b4f, "wei" }, { 0x9b6f, "lu" }, { 0x9c81, "lu" }, { 0x9cf3, "feng" }, { 0x9d6c, "peng" },
  { 0x9e4f, "peng" }, { 0x9e97, "li" }, { 0x9ec3, "huang" }, { 0x9ec4, "huang" }, { 0x9f4a, "qi" }, { 0x9f50, "qi" }, { 0x9f8d, "long" },
  { 0x9f94, "gong" }, { 0x9f99, "long" }, { 0x9f9a, "gong" }
};

#define IN(table, first) (c >= (first) && c < (first) + sizeof table / sizeof *table)
#define FROM(table, first) if (IN(table, first)) return table[c - (first)]

static const char *reading_of(uint32_t c)
{
  size_t low = 0, high = sizeof han / sizeof *han;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (han[middle].character == c) return han[middle].reading;
    if (han[middle].character < c) low = middle + 1;
    else high = middle;
  }
  return NULL;
}

/* Arabic letters of other languages that are written in it. */
static const char *other_arabic(uint32_t c)
{
  static const struct { uint16_t letter; char latin[3]; } list[] = { { 0x679, "t" }, { 0x67e, "p" }, { 0x686, "ch" }, { 0x688, "d" }, { 0x691, "r" },
    { 0x698, "zh" }, { 0x6a9, "k" }, { 0x6af, "g" }, { 0x6ba, "n" }, { 0x6be, "h" }, { 0x6c1, "h" }, { 0x6cc, "y" }, { 0x6d2, "e" }, { 0x6d5, "a" } };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    if (list[i].letter == c) return list[i].latin;
  return NULL;
}

static const char *arabic_letter(uint32_t c, uint32_t before, uint32_t after)
{
  bool inside = before && before != ALEF && after != ALEF;
  if (c == WAW) return inside && before != YEH && after != YEH ? "u" : "w";
  if (c == YEH || c == 0x6cc) return inside ? "i" : "y";
  if (c == 0x639) return before ? "" : "a"; /* ayn */
  FROM(arabic, 0x621);
  return other_arabic(c);
}

static const char *hebrew_letter(uint32_t c, uint32_t before, uint32_t after)
{
  if (c == 0x5d5) return before ? "o" : "v";             /* vav */
  if (c == 0x5d9) return before ? "i" : "y";             /* yod */
  if (c == 0x5d1) return before ? "v" : "b";             /* bet */
  if (c == 0x5e4) return before ? "f" : "p";             /* pe */
  if (c == 0x5e2) return before ? "" : "a";              /* ayin */
  if (c == 0x5d4 && before && !after) return "a";        /* he that ends a word */
  return hebrew[c - 0x5d0];
}

/* The Latin letters for a character of a word; NULL where it is not known. before, after: its neighbours, or 0. */
static const char *latin_of(uint32_t c, uint32_t before, uint32_t after)
{
  FROM(cyrillic, 0x430);
  FROM(greek, 0x3b1);
  if (c == 0x491) return "g";
  if (IN(hebrew, 0x5d0)) return hebrew_letter(c, before, after);
  if (c >= 0x621 && c <= 0x6d5) return arabic_letter(c, before, after);
  FROM(initials, 0x1100);
  FROM(vowels, 0x1161);
  FROM(finals, 0x11a8);
  FROM(kana, HIRAGANA);
  FROM(kana, KATAKANA);
  if (c == 0x30fc) return "";
  return c >= 0x4e00 && c < 0x9fff ? reading_of(c) : NULL;
}

/* A small kana changes the syllable before it: ki ya, kya; fu a, fa. Gives what of the syllable stays, and what of the kana comes. */
static size_t before_small(const char *out, size_t n, uint32_t c, const char **latin)
{
  uint32_t h = c >= KATAKANA && c < KATAKANA + sizeof kana / sizeof *kana ? c - KATAKANA + HIRAGANA : c;
  bool small_vowel = h >= HIRAGANA && h < 0x304b && (h - HIRAGANA) % 2 == 0;
  bool small_glide = h >= SMALL_YA && h <= SMALL_YO && (h - SMALL_YA) % 2 == 0;
  if (n < 2 || (!small_vowel && !small_glide)) return n;
  if (small_glide && out[n - 1] != 'i') return n;
  if (small_glide && (out[n - 2] == 'h' || out[n - 2] == 'j')) ++*latin;
  return n - 1;
}

/* The article that is written in one with an Arabic word of three letters or more. */
static size_t article_of(ncorp_str word)
{
  static const char article[] = "\xd8\xa7\xd9\x84";
  enum { ARTICLE = sizeof article - 1, LETTER = 2 };
  return nci_str_starts(word, nci_str(article, ARTICLE)) && word.size >= ARTICLE + 3 * LETTER ? ARTICLE : 0;
}

ncorp_str nci_romanize(nci_arena *arena, ncorp_str skeleton)
{
  if (nci_ascii(skeleton)) return skeleton;
  char *out = nci_arena_alloc(arena, skeleton.size * 2 + 1, 1); /* two bytes become at most four, three six */
  if (!out) return NCI_NO_STR;
  size_t n = 0, size;
  uint32_t before = 0;
  for (size_t at = article_of(skeleton); at < skeleton.size; at += size) {
    size_t next_size;
    uint32_t c = nci_utf8_decode(skeleton, at, &size), after = at + size < skeleton.size ? nci_utf8_decode(skeleton, at + size, &next_size) : 0;
    const char *latin = latin_of(c, before, after);
    before = c == ' ' ? 0 : c;
    if (!latin) {
      memcpy(out + n, skeleton.data + at, size);
      n += size;
      continue;
    }
    n = before_small(out, n, c, &latin);
    while (*latin) out[n++] = *latin++;
  }
  out[n] = 0;
  return nci_str(out, n);
}

size_t nci_family_name(ncorp_str word)
{
  enum { MOST = 4 };
  size_t first = 0, count = 0, size;
  bool one_script = true;
  for (size_t at = 0; at < word.size && count <= MOST; at += size, count++) {
    uint32_t c = nci_utf8_decode(word, at, &size);
    one_script = one_script && ((c >= 0xac00 && c <= 0xd7a3) || reading_of(c));
    if (!count) first = size;
  }
  return one_script && count >= 2 && count <= MOST ? first : 0;
}
