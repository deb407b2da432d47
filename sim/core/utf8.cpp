#include "sim/core/utf8.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace sim::utf8 {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

bool within(char32_t code, std::span<const Range> ranges) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [code](const Range& range) { return code >= range.first && code <= range.last; });
}

/// The main blocks of marks that sit on the character before them.
constexpr std::array<Range, 6> combining = {{{0x0300, 0x036f},
                                             {0x0483, 0x0489},
                                             {0x1ab0, 0x1aff},
                                             {0x1dc0, 0x1dff},
                                             {0x20d0, 0x20ff},
                                             {0xfe00, 0xfe0f}}};

/// East Asian wide and full-width blocks, and the pictographs that terminals draw two columns wide.
constexpr std::array<Range, 12> wide = {{{0x1100, 0x115f},
                                         {0x2e80, 0x303e},
                                         {0x3041, 0x33ff},
                                         {0x3400, 0x4dbf},
                                         {0x4e00, 0x9fff},
                                         {0xa000, 0xa4cf},
                                         {0xac00, 0xd7a3},
                                         {0xf900, 0xfaff},
                                         {0xfe30, 0xfe6f},
                                         {0xff00, 0xff60},
                                         {0xffe0, 0xffe6},
                                         {0x1f300, 0x3fffd}}};

constexpr std::array<Range, 11> control = {{{0x0000, 0x001f},
                                            {0x007f, 0x009f},
                                            {0x00ad, 0x00ad},
                                            {0x061c, 0x061c},
                                            {0x180e, 0x180e},
                                            {0x200b, 0x200f},
                                            {0x2028, 0x202e},
                                            {0x2060, 0x206f},
                                            {0xfeff, 0xfeff},
                                            {0xfff9, 0xfffb},
                                            {0xe0000, 0xe007f}}};

constexpr std::array<Range, 10> spaces = {{{0x0009, 0x000d},
                                           {0x001c, 0x0020},
                                           {0x0085, 0x0085},
                                           {0x00a0, 0x00a0},
                                           {0x1680, 0x1680},
                                           {0x2000, 0x200a},
                                           {0x2028, 0x2029},
                                           {0x202f, 0x202f},
                                           {0x205f, 0x205f},
                                           {0x3000, 0x3000}}};

}  // namespace

Character front(std::string_view text) {
  const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  const Character broken{lead, 1, false};
  const std::size_t bytes = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || text.size() < bytes) return broken;
  char32_t code = lead & (0xffU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xc0U) != 0x80) return broken;
    code = (code << 6) | (byte(i) & 0x3fU);
  }
  const char32_t least = bytes == 4 ? 0x10000 : bytes == 3 ? 0x800 : 0x80;
  if (code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return broken;
  return {code, bytes, true};
}

std::size_t width(char32_t code) {
  return within(code, combining) ? 0 : within(code, wide) ? 2 : 1;
}

bool is_control(char32_t code) {
  return within(code, control);
}

bool is_space(char32_t code) {
  return within(code, spaces);
}

}  // namespace sim::utf8
