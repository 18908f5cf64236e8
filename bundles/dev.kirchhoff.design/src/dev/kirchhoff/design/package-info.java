// SPDX-License-Identifier: EPL-2.0
/** Java services of the notation {@code description/kirchhoff.odesign}. They need EMF and the model only, so that Sirius and Kirchhoff's own runtime call the same ones. */
package dev.kirchhoff.design;
