// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests.plugins;

/** What a plug-in of these tests does wrong. */
public enum Misdeed {
	NONE, THROW, THROW_LATE, NAN, OUTSIDE
}
