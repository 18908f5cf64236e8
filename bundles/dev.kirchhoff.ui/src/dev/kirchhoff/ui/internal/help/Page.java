// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.help;

import java.util.List;

/**
 * A page of the help, in the tree of contents.
 *
 * @param href     that names it: {@code /plugin/path}, as help contents of Eclipse write it, or {@code reference:path}
 * @param title    in the tree
 * @param children pages below it
 */
public record Page(String href, String title, List<Page> children) {
	/** Whether nothing is written on it, as it only holds others. */
	boolean blank() {
		return href == null;
	}
}
