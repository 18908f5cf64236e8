// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins;

/**
 * What an operation did to one plug-in.
 *
 * @param id     symbolic name
 * @param before version that was installed; empty if there was none
 * @param after  version that is installed now; empty if there is none
 */
public record Change(String id, String before, String after) {
}
