/** The parameter of the address that names the language of the script. */
export const SCRIPT_PARAMETER = "script";
