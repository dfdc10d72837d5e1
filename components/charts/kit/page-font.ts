const firstFamily = (families: string): string =>
  (families.split(",")[0] ?? "").trim().replace(/^["']|["']$/g, "");

function fontAddress(family: string): string | null {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      if (firstFamily(rule.style.getPropertyValue("font-family")) !== family) continue;
      const source = /url\(["']?([^"')]+)/.exec(rule.style.getPropertyValue("src"))?.[1];
      if (source) return new URL(source, sheet.href ?? document.baseURI).href;
    }
  }
  return null;
}

async function asDataUrl(content: Blob): Promise<string> {
  return await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(content);
  });
}

/** What the server sends of it; `null` where it does not answer, or not with the font. */
async function fetched(address: string): Promise<Blob | null> {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.blob() : null;
  } catch {
    return null;
  }
}

/**
 * The page's own font as a style rule that holds all of it, for drawings outside the page; empty where the page uses
 * one of the machine's, `null` where it cannot be had.
 */
export async function pageFontRule(families: string): Promise<string | null> {
  const family = firstFamily(families);
  const address = fontAddress(family);
  if (address === null) return "";
  const font = await fetched(address);
  if (font === null) return null;
  const data = await asDataUrl(font);
  return `@font-face { font-family: "${family}"; font-weight: 100 900; src: url("${data}"); }`;
}
