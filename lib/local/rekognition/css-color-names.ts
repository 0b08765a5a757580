/** The groups that CSS's colours are usually sorted into; twelve, as DetectLabels documents. */
export const SIMPLIFIED_COLORS = [
  'red',
  'orange',
  'yellow',
  'green',
  'cyan',
  'blue',
  'purple',
  'pink',
  'brown',
  'white',
  'grey',
  'black',
] as const;
export type SimplifiedColor = (typeof SIMPLIFIED_COLORS)[number];

/**
 * CSS Color Module Level 4's named colours without their doubles, as `name:rrggbb`, in the spelling that
 * DetectLabels uses ("gray", but "dimgrey" and "darkslategrey"; "grey" for the group).
 */
export const CSS_COLOR_NAMES: Readonly<Record<SimplifiedColor, string>> = {
  red: `darkred:8b0000 red:ff0000 firebrick:b22222 crimson:dc143c indianred:cd5c5c lightcoral:f08080 salmon:fa8072
    darksalmon:e9967a lightsalmon:ffa07a`,
  orange: 'orangered:ff4500 tomato:ff6347 darkorange:ff8c00 coral:ff7f50 orange:ffa500',
  yellow: `darkkhaki:bdb76b gold:ffd700 khaki:f0e68c peachpuff:ffdab9 yellow:ffff00 palegoldenrod:eee8aa moccasin:ffe4b5
    papayawhip:ffefd5 lightgoldenrodyellow:fafad2 lemonchiffon:fffacd lightyellow:ffffe0`,
  green: `darkgreen:006400 green:008000 darkolivegreen:556b2f forestgreen:228b22 seagreen:2e8b57 olive:808000
    olivedrab:6b8e23 mediumseagreen:3cb371 limegreen:32cd32 lime:00ff00 springgreen:00ff7f mediumspringgreen:00fa9a
    darkseagreen:8fbc8f mediumaquamarine:66cdaa yellowgreen:9acd32 lawngreen:7cfc00 chartreuse:7fff00 lightgreen:90ee90
    greenyellow:adff2f palegreen:98fb98`,
  cyan: `teal:008080 darkcyan:008b8b lightseagreen:20b2aa cadetblue:5f9ea0 darkturquoise:00ced1 mediumturquoise:48d1cc
    turquoise:40e0d0 cyan:00ffff aquamarine:7fffd4 paleturquoise:afeeee lightcyan:e0ffff`,
  blue: `midnightblue:191970 navy:000080 darkblue:00008b mediumblue:0000cd blue:0000ff royalblue:4169e1 steelblue:4682b4
    dodgerblue:1e90ff deepskyblue:00bfff cornflowerblue:6495ed skyblue:87ceeb lightskyblue:87cefa lightsteelblue:b0c4de
    lightblue:add8e6 powderblue:b0e0e6`,
  purple: `indigo:4b0082 purple:800080 darkmagenta:8b008b darkviolet:9400d3 darkslateblue:483d8b blueviolet:8a2be2
    darkorchid:9932cc magenta:ff00ff slateblue:6a5acd mediumslateblue:7b68ee mediumorchid:ba55d3 mediumpurple:9370db
    orchid:da70d6 violet:ee82ee plum:dda0dd thistle:d8bfd8 lavender:e6e6fa rebeccapurple:663399`,
  pink: 'mediumvioletred:c71585 deeppink:ff1493 palevioletred:db7093 hotpink:ff69b4 lightpink:ffb6c1 pink:ffc0cb',
  brown: `maroon:800000 brown:a52a2a saddlebrown:8b4513 sienna:a0522d chocolate:d2691e darkgoldenrod:b8860b peru:cd853f
    rosybrown:bc8f8f goldenrod:daa520 sandybrown:f4a460 tan:d2b48c burlywood:deb887 wheat:f5deb3 navajowhite:ffdead
    bisque:ffe4c4 blanchedalmond:ffebcd cornsilk:fff8dc`,
  white: `mistyrose:ffe4e1 antiquewhite:faebd7 linen:faf0e6 beige:f5f5dc whitesmoke:f5f5f5 lavenderblush:fff0f5
    oldlace:fdf5e6 aliceblue:f0f8ff seashell:fff5ee ghostwhite:f8f8ff honeydew:f0fff0 floralwhite:fffaf0 azure:f0ffff
    mintcream:f5fffa snow:fffafa ivory:fffff0 white:ffffff`,
  grey: `darkslategrey:2f4f4f dimgrey:696969 slategrey:708090 gray:808080 lightslategrey:778899 darkgrey:a9a9a9
    silver:c0c0c0 lightgrey:d3d3d3 gainsboro:dcdcdc`,
  black: 'black:000000',
};
