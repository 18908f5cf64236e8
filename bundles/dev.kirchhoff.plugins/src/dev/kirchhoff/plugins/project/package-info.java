// SPDX-License-Identifier: EPL-2.0
/** Writing plug-ins: a project that works from the start, and its build for somebody who has nothing but the product. */
package dev.kirchhoff.plugins.project;
