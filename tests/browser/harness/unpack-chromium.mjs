// Run as a program of its own, since the package decides by the environment where it unpacks and
// which libraries it brings. Prints the path of the browser.
import chromium from "@sparticuz/chromium";

process.stdout.write(await chromium.executablePath());
