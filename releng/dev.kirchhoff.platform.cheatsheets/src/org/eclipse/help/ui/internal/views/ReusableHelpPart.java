// SPDX-License-Identifier: EPL-2.0
package org.eclipse.help.ui.internal.views;

/** Named by cheat sheets, see {@link HelpTray}. */
public class ReusableHelpPart {
}
