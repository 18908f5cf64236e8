// SPDX-License-Identifier: EPL-2.0
/** The checks of a device, a class each, and the bench on which it lies. */
package dev.kirchhoff.api.testkit.internal.device;
