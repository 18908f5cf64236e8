// SPDX-License-Identifier: EPL-2.0
/** What the checks of all contracts share. */
package dev.kirchhoff.api.testkit.internal;
