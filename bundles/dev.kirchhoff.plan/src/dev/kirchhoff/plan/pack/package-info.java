// SPDX-License-Identifier: EPL-2.0
/**
 * Everything that a worker on another machine needs to compute a study, as archives: the running product without its workbench, a Java, the
 * study and its data. Archives are named by their content and kept, so that a run which needs the same finds them.
 */
package dev.kirchhoff.plan.pack;
