# Turns text files into C arrays: cmake -DOUT=x.c -DFILES=a.css;b.js -P embed.cmake
# A file name.ext becomes nci_embedded_name_ext, an ncorp_str.
set(text "/* Made by cmake/embed.cmake. */\n#include <newscorpus/status.h>\n#include \"export/embedded.h\"\n\n")
foreach(file ${FILES})
  get_filename_component(name "${file}" NAME)
  string(REGEX REPLACE "[^a-zA-Z0-9]" "_" name "${name}")
  file(READ "${file}" hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
  string(APPEND text "static const unsigned char ${name}[] = {\n${hex}0 };\n"
    "const ncorp_str nci_embedded_${name} = { (const char *)${name}, ${size} };\n\n")
endforeach()
file(WRITE "${OUT}" "${text}")
