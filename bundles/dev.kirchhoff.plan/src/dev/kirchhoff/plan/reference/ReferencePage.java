// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.reference;

import java.util.List;

/**
 * One page of the reference.
 *
 * @param path     that names it among all pages, such as {@code types/devices/hfo2}; also what links to it say
 * @param title    short, for a tree of contents
 * @param body     XHTML below the heading, of paragraphs, lists, {@code dl}, {@code code} and links to other paths
 * @param children pages below it
 */
public record ReferencePage(String path, String title, String body, List<ReferencePage> children) {
}
