// SPDX-License-Identifier: EPL-2.0
/** What authors of plug-ins check theirs with, in a test of their own or by {@code kirchhoff plugins check}. */
package dev.kirchhoff.api.testkit;
