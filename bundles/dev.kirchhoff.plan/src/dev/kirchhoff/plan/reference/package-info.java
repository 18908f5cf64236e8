// SPDX-License-Identifier: EPL-2.0
/** The manual of all types and elements, made from what is installed. */
package dev.kirchhoff.plan.reference;
