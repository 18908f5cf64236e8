// SPDX-License-Identifier: EPL-2.0
/**
 * What the author of a plug-in runs against it, in any test framework: {@link dev.kirchhoff.api.testkit.DeviceContract#of} and its
 * siblings hold an extension to what the API says of it, and say what is wrong, where and how to mend it.
 */
package dev.kirchhoff.api.testkit;
