// SPDX-License-Identifier: EPL-2.0
/** Charts, tables and maps of results as widgets: SWTChart and NatTable over the data providers that the HTML report uses too. */
package dev.kirchhoff.results.ui;
