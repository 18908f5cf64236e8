// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.List;

/**
 * One combination of swept values.
 *
 * @param coordinates as written in the files, one an axis of the run
 */
public record RunPoint(int index, List<String> coordinates) {
}
